using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Points in time without an offset: ticks of 100 ns since the year 1. The smallest number marks a missing value of old files.</summary>
internal sealed class DateTimeCodec() : ValueCodec<DateTime>(DateTimeDataViewType.Instance)
{
    public override string Name => nameof(DateTime);

    public override void Write(BinaryWriter writer, ReadOnlySpan<DateTime> values)
    {
        foreach (var value in values)
            writer.Write(value.Ticks);
    }

    public override DateTime[] Read(BinaryReader reader, int count) => Array.ConvertAll(reader.ReadArray<long>(count), FromTicks);

    public static DateTime FromTicks(long ticks)
    {
        if (ticks == long.MinValue)
            return default;
        Contracts.CheckDecode(ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks, $"Corrupt date: {ticks} ticks");
        return new DateTime(ticks);
    }
}
