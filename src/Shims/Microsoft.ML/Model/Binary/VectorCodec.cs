using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Vectors: their number; the length that all have, or 0 and every length; how many items of each are explicit, or -1 where it is dense;
/// the number of indices and the indices of the sparse ones; and all explicit items as one block of the item's codec.
/// </summary>
internal sealed class VectorCodec<T>(VectorDataViewType type, ValueCodec<T> items) : ValueCodec<VBuffer<T>>(type)
{
    private const int Dense = -1;

    private int FixedLength => ((VectorDataViewType)Type).Size;

    public override string Name => CodecTable.VectorName;

    public override void WriteParameters(BinaryWriter writer)
    {
        CodecTable.Write(writer, items);
        var dimensions = ((VectorDataViewType)Type).Dimensions;
        writer.Write(dimensions.Length);
        foreach (var length in dimensions)
            writer.Write(length);
    }

    public override void Write(BinaryWriter writer, ReadOnlySpan<VBuffer<T>> values)
    {
        var (lengths, counts) = (new int[values.Length], new int[values.Length]);
        var indices = new List<int>();
        var explicitItems = new List<T>();
        for (var i = 0; i < values.Length; i++)
        {
            Contracts.Check(FixedLength == 0 || values[i].Length == FixedLength, $"Length mismatch: expected {FixedLength} slots but got {values[i].Length}");
            lengths[i] = values[i].Length;
            counts[i] = values[i].IsDense ? Dense : values[i].GetValues().Length;
            explicitItems.AddRange(values[i].GetValues());
            if (!values[i].IsDense)
                indices.AddRange(values[i].GetIndices());
        }

        var common = lengths.Length > 0 && lengths.AsSpan().Count(lengths[0]) == lengths.Length ? lengths[0] : 0;
        writer.Write(values.Length);
        writer.Write(FixedLength > 0 ? FixedLength : common);
        if (FixedLength == 0 && common == 0)
            Array.ForEach(lengths, writer.Write);
        Array.ForEach(counts, writer.Write);
        writer.Write(indices.Count);
        indices.ForEach(writer.Write);
        items.Write(writer, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(explicitItems));
    }

    public override VBuffer<T>[] Read(BinaryReader reader, int count)
    {
        Contracts.CheckDecode(reader.ReadInt32() == count, "Corrupt vector block: wrong number of vectors");
        var common = reader.ReadInt32();
        Contracts.CheckDecode(FixedLength > 0 ? common == FixedLength : common >= 0, $"Corrupt vector block: vectors of {common} items, not {FixedLength}");
        var lengths = common > 0 ? null : reader.ReadArray<int>(count);
        var counts = reader.ReadArray<int>(count);
        var indexCount = reader.ReadInt32();
        Contracts.CheckDecode(indexCount >= 0, $"Corrupt vector block: {indexCount} indices");
        var indices = reader.ReadArray<int>(indexCount);

        long total = 0;
        for (var i = 0; i < count; i++)
        {
            var length = lengths?[i] ?? common;
            Contracts.CheckDecode(length >= 0 && counts[i] >= Dense && counts[i] <= length, $"Corrupt vector block: {counts[i]} of {length} items");
            total += counts[i] == Dense ? length : counts[i];
        }

        Contracts.CheckDecode(total <= Array.MaxLength, $"Corrupt vector block: {total} items");
        var values = items.Read(reader, (int)total);
        return Cut(common, lengths, counts, indices, values);
    }

    protected override void HandOut(in VBuffer<T> value, ref VBuffer<T> destination) => value.CopyTo(ref destination);

    private static VBuffer<T>[] Cut(int common, int[]? lengths, int[] counts, int[] indices, T[] values)
    {
        var vectors = new VBuffer<T>[counts.Length];
        var (nextValue, nextIndex) = (0, 0);
        for (var i = 0; i < vectors.Length; i++)
        {
            var length = lengths?[i] ?? common;
            var explicitCount = counts[i] == Dense ? length : counts[i];
            var own = values.AsSpan(nextValue, explicitCount).ToArray();
            nextValue += explicitCount;
            if (counts[i] == Dense)
            {
                vectors[i] = new VBuffer<T>(length, own);
                continue;
            }

            Contracts.CheckDecode(explicitCount <= indices.Length - nextIndex, "Corrupt vector block: too few indices");
            var ownIndices = indices.AsSpan(nextIndex, explicitCount).ToArray();
            nextIndex += explicitCount;
            for (var j = 0; j < ownIndices.Length; j++)
                Contracts.CheckDecode(ownIndices[j] < length && ownIndices[j] > (j == 0 ? -1 : ownIndices[j - 1]), $"Corrupt vector block: index {ownIndices[j]}");
            vectors[i] = new VBuffer<T>(length, explicitCount, own, ownIndices);
        }

        return vectors;
    }
}
