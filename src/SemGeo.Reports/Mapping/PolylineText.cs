using System.Text;
using NetTopologySuite.Geometries;

namespace SemGeo.Reports.Mapping;

/// <summary>
/// Lines as short text: the differences of successive vertices in units of 1e-4 degrees (11 m), zigzag-coded, five bits a character from '?' (63) on,
/// the lowest first, with 32 added where more follow (Google's "encoded polyline", with another unit).
/// </summary>
internal static class PolylineText
{
    /// <summary>Units a degree.</summary>
    public const int UnitsPerDegree = 10_000;

    private const int FirstCharacter = 63;
    private const int Bits = 5;
    private const int More = 1 << Bits;

    /// <summary>Writes a line, longitude before latitude; vertices that fall together are written once.</summary>
    public static string Encode(ReadOnlySpan<Coordinate> line)
    {
        var text = new StringBuilder(4 * line.Length);
        var (x, y) = (0, 0);
        for (var i = 0; i < line.Length; i++)
        {
            var (nextX, nextY) = ((int)Math.Round(line[i].X * UnitsPerDegree), (int)Math.Round(line[i].Y * UnitsPerDegree));
            if (i > 0 && nextX == x && nextY == y)
                continue;
            Append(text, nextX - x);
            Append(text, nextY - y);
            (x, y) = (nextX, nextY);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, int value)
    {
        var zigzag = (uint)((value << 1) ^ (value >> 31));
        for (; zigzag >= More; zigzag >>= Bits)
            text.Append((char)(FirstCharacter + (zigzag & (More - 1)) + More));
        text.Append((char)(FirstCharacter + zigzag));
    }
}
