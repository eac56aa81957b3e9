using System.Text;
using NetTopologySuite.Geometries;
using SemGeo.Reports.Html;
using SemGeo.Reports.Maps;

namespace SemGeo.Reports.Charts;

/// <summary>Draws charts as SVG: on a page one by one, or all of them in a file of their own.</summary>
internal static class LineChart
{
    /// <summary>The size of a chart in pixels.</summary>
    public const int Width = 480, Height = 300;

    private const int Left = 46, Right = 76, Top = 34, Bottom = 40, LabelHeight = 14;

    /// <summary>Writes a chart as a figure of a page.</summary>
    public static void WriteFigure(TextWriter writer, Chart chart)
    {
        writer.WriteLine("<figure class=\"chart\">");
        writer.WriteLine($"<svg viewBox=\"0 0 {SvgPath.Units(Width)} {SvgPath.Units(Height)}\" role=\"img\" aria-label=\"{Text.Escape(chart.Told)}\">");
        Write(writer, chart);
        writer.WriteLine("</svg></figure>");
    }

    /// <summary>Writes charts as one drawing with its own style, light or dark as the reader has it.</summary>
    /// <param name="writer">Where to; lines end in a line feed everywhere.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="charts">The charts, two a row.</param>
    public static void WriteDrawing(TextWriter writer, string title, IReadOnlyList<Chart> charts)
    {
        var (columns, rows) = (Math.Min(2, charts.Count), (charts.Count + 1) / 2);
        var drawing = new StringWriter { NewLine = "\n" };
        drawing.WriteLine($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {SvgPath.Units(columns * Width)} {SvgPath.Units(rows * Height)}\" width=\"{columns * Width}\" height=\"{rows * Height}\" role=\"img\">");
        drawing.WriteLine($"<title>{Text.Escape(title)}</title><desc>{Text.Escape(string.Join(' ', charts.Select(chart => chart.Told)))}</desc>");
        drawing.WriteLine($"<style>{HtmlPage.Embedded("drawing.css")}{HtmlPage.Embedded("chart.css")}</style>");
        drawing.WriteLine("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>");
        for (var i = 0; i < charts.Count; i++)
        {
            drawing.WriteLine($"<g transform=\"translate({SvgPath.Units(i % 2 * Width)} {SvgPath.Units(i / 2 * Height)})\">");
            Write(drawing, charts[i]);
            drawing.WriteLine("</g>");
        }

        drawing.WriteLine("</svg>");
        writer.Write(drawing);
    }

    private static void Write(TextWriter writer, Chart chart)
    {
        writer.WriteLine($"<text class=\"title\" x=\"{SvgPath.Units(Left)}\" y=\"{SvgPath.Units(18)}\">{Text.Escape(chart.Title)}</text>");
        foreach (var (value, label) in chart.Y.Ticks)
            WriteTick(writer, Place(chart, chart.X.Least, value), Place(chart, chart.X.Most, value), label, Left - 6, Place(chart, 0, value).Y + 4, "end");
        foreach (var (value, label) in chart.X.Ticks)
            WriteTick(writer, Place(chart, value, chart.Y.Least), Place(chart, value, chart.Y.Most), label, Place(chart, value, 0).X, Height - Bottom + 16, "middle");
        writer.WriteLine($"<text x=\"{SvgPath.Units((Left + Width - Right) / 2.0)}\" y=\"{SvgPath.Units(Height - 8)}\" text-anchor=\"middle\">{Text.Escape(chart.X.Name)}</text>");
        foreach (var series in chart.Series)
            WriteLine(writer, chart, series);
        WriteLabels(writer, chart);
    }

    private static void WriteLine(TextWriter writer, Chart chart, ChartSeries series)
    {
        writer.WriteLine($"<path class=\"line s{series.Colour}{(series.IsDashed ? " dashed" : "")}\" d=\"{PathOf(chart, series.Points)}\"/>");
        var seen = series.Points.Where(point => double.IsFinite(point.Y)).ToArray();
        if (series.HasDots)
            writer.WriteLine($"<path class=\"dot s{series.Colour}\" d=\"{string.Concat(seen.Select(point => SvgPath.Dot(Place(chart, point.X, point.Y))))}\"/>");
        var bars = string.Concat(seen.Where(point => point.Spread > 0).Select(point => SvgPath.Line(Place(chart, point.X, point.Y - point.Spread), Place(chart, point.X, point.Y + point.Spread))));
        if (bars.Length > 0)
            writer.WriteLine($"<path class=\"bar s{series.Colour}\" d=\"{bars}\"/>");
    }

    private static string PathOf(Chart chart, IReadOnlyList<ChartPoint> points)
    {
        var (path, isDrawing) = (new StringBuilder(), false);
        foreach (var point in points)
        {
            if (double.IsFinite(point.Y))
            {
                var place = Place(chart, point.X, point.Y);
                path.Append(isDrawing ? 'L' : 'M').Append(SvgPath.Units(place.X)).Append(' ').Append(SvgPath.Units(place.Y));
            }

            isDrawing = double.IsFinite(point.Y);
        }

        return path.ToString();
    }

    /// <summary>Names at the ends of the lines, moved apart where they would cover one another.</summary>
    private static void WriteLabels(TextWriter writer, Chart chart)
    {
        var labels = chart.Series.Where(series => series.Name.Length > 0 && series.Points.Any(point => double.IsFinite(point.Y)))
            .Select(series => (series, place: Place(chart, 0, series.Points.Last(point => double.IsFinite(point.Y)).Y).Y + 4)).OrderBy(label => label.place).ToArray();
        for (var i = 1; i < labels.Length; i++)
            labels[i].place = Math.Max(labels[i].place, labels[i - 1].place + LabelHeight);
        var lowest = (double)Height - Bottom + 4;
        for (var i = labels.Length - 1; i >= 0; i--)
            lowest = (labels[i].place = Math.Min(labels[i].place, lowest)) - LabelHeight;
        foreach (var (series, place) in labels)
            writer.WriteLine($"<text class=\"name s{series.Colour}\" x=\"{SvgPath.Units(Width - Right + 7)}\" y=\"{SvgPath.Units(place)}\">{Text.Escape(series.Name)}</text>");
    }

    private static void WriteTick(TextWriter writer, Coordinate from, Coordinate to, string label, double x, double y, string anchor) =>
        writer.WriteLine($"<path class=\"grid\" d=\"{SvgPath.Line(from, to)}\"/><text x=\"{SvgPath.Units(x)}\" y=\"{SvgPath.Units(y)}\" text-anchor=\"{anchor}\">{Text.Escape(label)}</text>");

    private static Coordinate Place(Chart chart, double x, double y) => new(
        Left + (Width - Left - Right) * (x - chart.X.Least) / (chart.X.Most - chart.X.Least),
        Height - Bottom - (Height - Top - Bottom) * (y - chart.Y.Least) / (chart.Y.Most - chart.Y.Least));
}
