using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace SemGeo.Geocoding.Emp16;

/// <summary>
/// Makes strings of UTF-8 bytes and gives the same string again for the same bytes, most of the time: a two-way cache of fixed size, so that memory does not grow with
/// what was read.
/// </summary>
internal sealed class Utf8StringCache
{
    private const int Sets = 1 << 17;

    // Longer ones are no ids, and would make the cache as large as the file.
    private const int LongestKept = 256;

    private readonly string?[] _strings = new string?[2 * Sets];

    /// <summary>The string of some bytes, which must be valid UTF-8.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestKept)
            return Encoding.UTF8.GetString(utf8);
        var set = _strings.AsSpan(2 * (int)(HashOf(utf8) & (Sets - 1)), 2);
        if (Equal(set[0], utf8))
            return set[0]!;
        if (!Equal(set[1], utf8))
            set[1] = Encoding.UTF8.GetString(utf8);

        // The one used last stands first, so that a rare string pushes a rare one out.
        (set[0], set[1]) = (set[1], set[0]);
        return set[0]!;
    }

    // Only ASCII is found again, which ids are.
    private static bool Equal(string? cached, ReadOnlySpan<byte> utf8) => cached is not null && cached.Length == utf8.Length && Ascii.Equals(utf8, cached);

    // The first and the last bytes tell ids apart; others fall on one another, which costs a string and nothing else.
    private static uint HashOf(ReadOnlySpan<byte> utf8)
    {
        ulong first = 0, last = 0;
        if (utf8.Length >= sizeof(ulong))
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            last = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]);
        }
        else
        {
            foreach (var value in utf8)
                first = (first << 8) | value;
        }

        return (uint)((((first ^ (ulong)utf8.Length) * 0x9E3779B97F4A7C15UL) ^ BitOperations.RotateLeft(last * 0xC2B2AE3D27D4EB4FUL, 31)) * 0x9E3779B97F4A7C15UL >> 40);
    }
}
