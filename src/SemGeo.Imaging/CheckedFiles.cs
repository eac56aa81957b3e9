using System.Numerics;
using System.Runtime.InteropServices;

namespace SemGeo.Imaging;

/// <summary>Which files were found whole: a photo that comes again, in the next epoch or crop, is not checked again.</summary>
/// <remarks>
/// A table of a million places by a checksum of all bytes, 4 MB; of two files in one place the later one is remembered. A damaged file takes another's place for its own in one of four
/// billion cases. Safe for several threads.
/// </remarks>
internal sealed class CheckedFiles
{
    private const int PlaceBits = 20;

    private readonly Lazy<uint[]> _tags = new(() => new uint[1 << PlaceBits]);

    /// <summary>Whether the file with this key was added.</summary>
    public bool Contains(ulong key) => Volatile.Read(ref _tags.Value[key >> (64 - PlaceBits)]) == (uint)key;

    /// <summary>Remembers a file.</summary>
    public void Add(ulong key) => Volatile.Write(ref _tags.Value[key >> (64 - PlaceBits)], (uint)key);

    /// <summary>The key of a file: two CRC-32C, each of every second word, and the length.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> encoded)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(encoded);
        var (even, odd) = (uint.MaxValue, (uint)encoded.Length);
        var i = 0;
        for (; i + 1 < words.Length; i += 2)
        {
            even = BitOperations.Crc32C(even, words[i]);
            odd = BitOperations.Crc32C(odd, words[i + 1]);
        }
        foreach (var value in encoded[(8 * i)..])
            even = BitOperations.Crc32C(even, value);
        // No file has the key of an empty place.
        return ((ulong)odd << 32) | Math.Max(1, even);
    }
}
