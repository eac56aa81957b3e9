using System.Globalization;
using NetTopologySuite.Geometries;
using SemGeo.Evaluation;
using SemGeo.Reports.Html;
using SemGeo.Reports.Maps;

namespace SemGeo.Reports.Collections;

/// <summary>The share of photos within a distance, drawn over the logarithm of the distance.</summary>
internal static class AccuracyCurve
{
    private const int Width = 480, Height = 300, Left = 42, Right = 16, Top = 16, Bottom = 30;
    private const double NearestKm = 1, FarthestKm = 20_000;

    /// <summary>Writes the curve.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="errorsKm">The errors of all photos with a true place; infinite ones count as misses.</param>
    public static void Write(TextWriter writer, IReadOnlyList<double> errorsKm)
    {
        var sorted = errorsKm.Order().ToArray();
        var radii = EvaluationConstants.RadiiKm;
        var told = string.Join(", ", radii.Select(radius => $"{Text.Percent(ShareWithin(sorted, radius)).Replace("&lt;", "<")} within {Text.Kilometres(radius)}"));
        writer.WriteLine("<figure class=\"chart\">");
        writer.WriteLine($"<svg viewBox=\"0 0 {Width * SvgPath.UnitsPerPixel} {Height * SvgPath.UnitsPerPixel}\" role=\"img\" aria-label=\"{Text.Escape($"Share of photos by distance: {told}.")}\">");
        foreach (var share in new[] { 0, 0.25, 0.5, 0.75, 1 })
            WriteGrid(writer, new Coordinate(Left, Y(share)), new Coordinate(Width - Right, Y(share)), string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}\u202f%"), Left - 6, Y(share) + 4, "end");
        foreach (var radius in radii)
            WriteGrid(writer, new Coordinate(X(radius), Top), new Coordinate(X(radius), Height - Bottom), radius == radii[0] ? Text.Kilometres(radius) : Text.Count((long)radius), X(radius), Height - Bottom + 18, "middle");
        writer.WriteLine($"<path class=\"curve\" d=\"{Curve(sorted)}\"/>");
        foreach (var radius in radii)
        {
            var (share, place) = (ShareWithin(sorted, radius), new Coordinate(X(radius), Y(ShareWithin(sorted, radius))));
            writer.WriteLine($"<path class=\"dot\" d=\"{SvgPath.Dot(place)}\"/><text class=\"value\" data-km=\"{Text.Invariant(radius)}\" x=\"{SvgPath.Units(place.X - 7)}\" y=\"{SvgPath.Units(place.Y - 7)}\" text-anchor=\"{(radius == radii[0] ? "start" : "end")}\">{Text.Percent(share)}</text>");
        }

        writer.WriteLine("</svg><figcaption>Share of photos whose answer is within a distance of the true place.</figcaption></figure>");
    }

    private static double ShareWithin(double[] sorted, double km)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= km)
                low = middle + 1;
            else
                high = middle;
        }

        return sorted.Length == 0 ? double.NaN : (double)low / sorted.Length;
    }

    /// <summary>A vertex a pixel: no photo makes the drawing larger.</summary>
    private static string Curve(double[] sorted)
    {
        var points = new List<string>();
        for (var x = Left; x <= Width - Right; x++)
        {
            var km = NearestKm * Math.Pow(FarthestKm / NearestKm, (double)(x - Left) / (Width - Right - Left));
            points.Add(string.Create(CultureInfo.InvariantCulture, $"{SvgPath.Units(x)} {SvgPath.Units(Y(ShareWithin(sorted, km)))}"));
        }

        return "M" + string.Join('L', points);
    }

    private static void WriteGrid(TextWriter writer, Coordinate from, Coordinate to, string label, double x, double y, string anchor) =>
        writer.WriteLine($"<path class=\"grid\" d=\"{SvgPath.Line(from, to)}\"/><text x=\"{SvgPath.Units(x)}\" y=\"{SvgPath.Units(y)}\" text-anchor=\"{anchor}\">{label}</text>");

    private static double X(double km) => Left + (Width - Right - Left) * Math.Log(km / NearestKm) / Math.Log(FarthestKm / NearestKm);

    private static double Y(double share) => Top + (Height - Bottom - Top) * (1 - share);
}
