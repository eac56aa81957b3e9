using System.Runtime.Intrinsics;

namespace SemGeo.Imaging;

/// <summary>Between three and four bytes a pixel.</summary>
internal static unsafe class PixelPacking
{
    /// <summary>Drops every fourth byte.</summary>
    public static void Narrow(byte* from, byte* to, int pixels)
    {
        var order = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);
        // A vector writes 16 bytes of which 12 count: the next one writes over the others, so the last pixels are left to single bytes.
        for (; pixels >= 6; pixels -= 4, from += 16, to += 12)
            Vector128.Shuffle(Vector128.Load(from), order).Store(to);
        for (; pixels > 0; pixels--, from += 4, to += 3)
            (to[0], to[1], to[2]) = (from[0], from[1], from[2]);
    }

    /// <summary>Adds a fourth byte, 255.</summary>
    public static void Widen(byte* from, byte* to, int pixels)
    {
        var order = Vector128.Create((byte)0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255);
        var opaque = Vector128.Create(0xFF000000u).AsByte();
        for (; pixels >= 6; pixels -= 4, from += 12, to += 16)
            (Vector128.Shuffle(Vector128.Load(from), order) | opaque).Store(to);
        for (; pixels > 0; pixels--, from += 3, to += 4)
            (to[0], to[1], to[2], to[3]) = (from[0], from[1], from[2], byte.MaxValue);
    }
}
