using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Texts: their number, where each ends in characters, and all of them as one UTF-8 string. The high bit of an end marks a missing value of old files.</summary>
internal sealed class TextCodec() : ValueCodec<ReadOnlyMemory<char>>(TextDataViewType.Instance)
{
    private const int EndMask = int.MaxValue;

    public override string Name => "TextSpan";

    public override void Write(BinaryWriter writer, ReadOnlySpan<ReadOnlyMemory<char>> values)
    {
        var all = new StringBuilder();
        writer.Write(values.Length);
        foreach (var value in values)
        {
            all.Append(value.Span);
            writer.Write(all.Length);
        }

        writer.Write(all.ToString());
    }

    public override ReadOnlyMemory<char>[] Read(BinaryReader reader, int count)
    {
        Contracts.CheckDecode(reader.ReadInt32() == count, "Corrupt text block: wrong number of values");
        var ends = reader.ReadArray<int>(count);
        var all = reader.ReadString().AsMemory();
        var values = new ReadOnlyMemory<char>[count];
        var start = 0;
        for (var i = 0; i < count; i++)
        {
            var end = ends[i] & EndMask;
            Contracts.CheckDecode(end >= start && end <= all.Length, $"Corrupt text block: value {i} reaches from {start} to {end} of {all.Length} characters");
            values[i] = ends[i] < 0 ? ReadOnlyMemory<char>.Empty : all[start..end];
            start = end;
        }

        Contracts.CheckDecode(start == all.Length, $"Corrupt text block: {all.Length - start} characters belong to no value");
        return values;
    }
}
