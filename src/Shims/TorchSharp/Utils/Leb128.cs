namespace TorchSharp.Utils;

/// <summary>Whole numbers of at least zero in 7-bit groups, lowest first, as files of modules have them.</summary>
internal static class Leb128
{
    private const int MaxDimensions = 64;

    internal static void Write(BinaryWriter writer, long value) => writer.Write7BitEncodedInt64(value);

    internal static long Read(BinaryReader reader) => reader.Read7BitEncodedInt64();

    /// <summary>Reads a number of dimensions; a damaged file must not make us allocate.</summary>
    internal static int ReadCount(BinaryReader reader)
    {
        var count = Read(reader);
        return count is >= 0 and <= MaxDimensions
            ? (int)count
            : throw new InvalidDataException($"A tensor with {count} dimensions: the file is damaged or holds no TorchSharp module.");
    }
}
