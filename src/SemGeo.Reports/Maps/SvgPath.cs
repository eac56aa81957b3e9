using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace SemGeo.Reports.Maps;

/// <summary>Shapes as the data of an SVG path in tenths of a pixel: cut at the drawing's edge, without what is too small to be seen.</summary>
internal static class SvgPath
{
    /// <summary>Units of a drawing in a pixel.</summary>
    public const int UnitsPerPixel = 10;

    private const double Outside = 8;
    private const double Near = 0.7;

    /// <summary>A shape's path; empty where nothing of it is seen.</summary>
    public static string Of(MapView view, Geometry geometry)
    {
        var path = new StringBuilder();
        foreach (var ring in view.RingsOf(geometry))
            Append(path, Thin(Clip(ring, view.Width, view.Height)));
        return path.ToString();
    }

    /// <summary>The path of a ring as it is.</summary>
    public static string Of(IReadOnlyList<Coordinate> ring)
    {
        var path = new StringBuilder();
        Append(path, ring);
        return path.ToString();
    }

    /// <summary>The path of a point: with a round, wide stroke it is a dot of the same size at every scale.</summary>
    public static string Dot(Coordinate pixel) => string.Create(CultureInfo.InvariantCulture, $"M{Units(pixel.X)} {Units(pixel.Y)}h0");

    /// <summary>A line between two points.</summary>
    public static string Line(Coordinate from, Coordinate to) => string.Create(CultureInfo.InvariantCulture, $"M{Units(from.X)} {Units(from.Y)}L{Units(to.X)} {Units(to.Y)}");

    public static int Units(double pixels) => (int)Math.Round(pixels * UnitsPerPixel);

    /// <summary>Sutherland and Hodgman's clipping (1974) at a rectangle a little larger than the drawing, so that cut edges are not seen.</summary>
    private static List<Coordinate> Clip(Coordinate[] ring, double width, double height)
    {
        var clipped = new List<Coordinate>(ring);
        clipped = Cut(clipped, p => p.X + Outside);
        clipped = Cut(clipped, p => width + Outside - p.X);
        clipped = Cut(clipped, p => p.Y + Outside);
        return Cut(clipped, p => height + Outside - p.Y);
    }

    private static List<Coordinate> Cut(List<Coordinate> ring, Func<Coordinate, double> inside)
    {
        var kept = new List<Coordinate>(ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i == 0 ? ^1 : i - 1], ring[i]);
            var (a, b) = (inside(from), inside(to));
            if (a >= 0 != b >= 0)
                kept.Add(new Coordinate(from.X + (to.X - from.X) * a / (a - b), from.Y + (to.Y - from.Y) * a / (a - b)));
            if (b >= 0)
                kept.Add(to);
        }

        return kept;
    }

    private static List<Coordinate> Thin(List<Coordinate> ring)
    {
        var kept = new List<Coordinate>(ring.Count);
        foreach (var vertex in ring)
        {
            if (kept.Count == 0 || kept[^1].Distance(vertex) >= Near)
                kept.Add(vertex);
        }

        return kept;
    }

    private static void Append(StringBuilder path, IReadOnlyList<Coordinate> ring)
    {
        if (ring.Count < 3)
            return;
        var (x, y) = (Units(ring[0].X), Units(ring[0].Y));
        path.Append('M').Append(x.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(y.ToString(CultureInfo.InvariantCulture)).Append('l');
        for (var i = 1; i < ring.Count; i++)
        {
            var (nextX, nextY) = (Units(ring[i].X), Units(ring[i].Y));
            Append(path, nextX - x, i > 1);
            Append(path, nextY - y, true);
            (x, y) = (nextX, nextY);
        }

        path.Append('z');
    }

    // A minus sign separates numbers too.
    private static void Append(StringBuilder path, int value, bool follows)
    {
        if (follows && value >= 0)
            path.Append(' ');
        path.Append(value.ToString(CultureInfo.InvariantCulture));
    }
}
