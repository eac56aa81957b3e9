using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Points in time with an offset: the offsets in minutes, then the local ticks. The smallest numbers mark missing values of old files.</summary>
internal sealed class DateTimeOffsetCodec() : ValueCodec<DateTimeOffset>(DateTimeOffsetDataViewType.Instance)
{
    private const int MaxOffsetMinutes = 14 * 60;

    public override string Name => nameof(DateTimeOffset);

    public override void Write(BinaryWriter writer, ReadOnlySpan<DateTimeOffset> values)
    {
        foreach (var value in values)
            writer.Write((short)value.Offset.TotalMinutes);
        foreach (var value in values)
            writer.Write(value.DateTime.Ticks);
    }

    public override DateTimeOffset[] Read(BinaryReader reader, int count)
    {
        var offsets = reader.ReadArray<short>(count);
        var ticks = reader.ReadArray<long>(count);
        var values = new DateTimeOffset[count];
        for (var i = 0; i < count; i++)
        {
            var (minutes, local) = (offsets[i] == short.MinValue ? 0 : offsets[i], DateTimeCodec.FromTicks(ticks[i]));
            Contracts.CheckDecode(Math.Abs(minutes) <= MaxOffsetMinutes, $"Corrupt date: an offset of {minutes} minutes");
            var universal = local.Ticks - (minutes * TimeSpan.TicksPerMinute);
            Contracts.CheckDecode(universal >= DateTime.MinValue.Ticks && universal <= DateTime.MaxValue.Ticks, $"Corrupt date: {local.Ticks} ticks with an offset of {minutes} minutes");
            values[i] = new DateTimeOffset(local, TimeSpan.FromMinutes(minutes));
        }

        return values;
    }
}
