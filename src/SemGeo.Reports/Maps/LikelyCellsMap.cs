using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Reports.Explanations;
using SemGeo.Reports.Html;

namespace SemGeo.Reports.Maps;

/// <summary>The most probable cells of an answer on a map with real borders, zoomed to where they are; beside it where that is on the earth.</summary>
internal sealed class LikelyCellsMap(Basemap basemap)
{
    /// <summary>The id of the map of the whole earth that all maps of a page share.</summary>
    public const string WorldId = "world";

    private const int Width = 480, Height = 330;

    // The view holds the best cells that together have this share of what is listed: the others are on the small map of the whole earth.
    private const double SeenShare = 0.6;
    private const int Named = 3;
    private const double DotBelow = 7;
    private const int VerticesOfShape = 60;

    /// <summary>From these probabilities on a cell has the next colour; logarithmic, since most are small, and the same for all photos and models.</summary>
    private static readonly double[] Steps = [0.01, 0.03, 0.1, 0.3, 0.6];

    private static readonly MapView World = MapView.World(Width);

    /// <summary>Writes the shared map of the whole earth, once a page.</summary>
    public void WriteWorld(TextWriter writer) => writer.WriteLine(
        $"<svg class=\"shared\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs><g id=\"{WorldId}\"><path class=\"sea\" d=\"{Basemap.RimOf(World)}\"/><path class=\"land\" d=\"{basemap.PathOf(World)}\"/></g></defs></svg>");

    /// <summary>Writes the map of an answer with its legend.</summary>
    public void Write(TextWriter writer, ModelAnswer answer, GeoCoordinate truth)
    {
        var cells = answer.Cells.Where(cell => cell.Coordinate.IsValid).ToArray();
        if (cells.Length == 0)
            return;
        var view = ViewOf(cells, truth);
        var label = $"Map of the {cells.Length} most probable cells; the best is {cells[0].Name} with {Text.Percent(cells[0].Probability)}{(truth.IsValid ? ", the true place is marked" : "")}. The list below has all.";
        writer.WriteLine("<figure class=\"map\">");
        writer.WriteLine($"<svg viewBox=\"{ViewBox(view)}\" role=\"img\" aria-label=\"{Attribute(label)}\">");
        writer.WriteLine(view.IsWorld ? $"<use href=\"#{WorldId}\"/>" : $"<rect class=\"sea\" width=\"100%\" height=\"100%\"/><path class=\"land\" d=\"{basemap.PathOf(view)}\"/>");
        WriteCells(writer, view, cells);
        WriteMarks(writer, view, answer, truth);
        WriteNames(writer, view, cells);
        if (!view.IsWorld)
            WriteScale(writer, view);
        writer.WriteLine("</svg>");
        writer.WriteLine("<figcaption>");
        WriteLegend(writer, truth);
        if (!view.IsWorld)
            WriteInset(writer, answer, truth);
        writer.WriteLine("</figcaption>");
        writer.WriteLine("</figure>");
    }

    /// <summary>The number of a probability's colour, 0 to 5.</summary>
    public static int ShadeOf(double probability) => Steps.Count(step => probability >= step);

    private static MapView ViewOf(LikelyCell[] cells, GeoCoordinate truth)
    {
        var (seen, wanted) = (new List<GeoCoordinate>(), SeenShare * cells.Sum(cell => cell.Probability));
        foreach (var cell in cells)
        {
            seen.Add(cell.Coordinate);
            seen.AddRange(VerticesOf(cell));
            if ((wanted -= cell.Probability) <= 0)
                break;
        }

        var view = MapView.Around(seen, Width, Height);
        if (view.IsWorld || !truth.IsValid)
            return view;
        var both = MapView.Around([.. seen, truth], Width, Height);
        return both.IsWorld ? view : both;
    }

    /// <summary>Some vertices of the cell's largest part, which tell how large it is; islands across an ocean do not count.</summary>
    private static IEnumerable<GeoCoordinate> VerticesOf(LikelyCell cell)
    {
        if (cell.Shape is null)
            return [];
        var largest = Enumerable.Range(0, cell.Shape.NumGeometries).Select(cell.Shape.GetGeometryN).MaxBy(part => part.Area)!.Coordinates;
        var step = Math.Max(1, largest.Length / VerticesOfShape);
        return largest.Where((_, i) => i % step == 0).Select(vertex => new GeoCoordinate(vertex.Y, vertex.X));
    }

    private static void WriteCells(TextWriter writer, MapView view, LikelyCell[] cells)
    {
        // Places within others lie above them, and of equals the most probable on top.
        foreach (var cell in cells.Reverse().OrderByDescending(cell => cell.Shape?.Area ?? 0))
        {
            var title = $"<title>{Text.Escape(cell.Name)}: {Text.Percent(cell.Probability)}</title>";
            var shade = $"p{ShadeOf(cell.Probability)}";
            if (cell.Shape is { } shape && IsSeen(view, shape) && SvgPath.Of(view, shape) is { Length: > 0 } path)
                writer.WriteLine($"<path class=\"cell {shade}\" d=\"{path}\">{title}</path>");
            else if (view.IsInside(cell.Coordinate))
                writer.WriteLine($"<path class=\"dot {shade}\" d=\"{SvgPath.Dot(view.Place(cell.Coordinate))}\">{title}</path>");
        }
    }

    private static bool IsSeen(MapView view, Geometry shape)
    {
        var box = new Envelope(view.RingsOf(shape).SelectMany(ring => ring));
        return !box.IsNull && Math.Max(box.Width, box.Height) >= DotBelow;
    }

    private static void WriteMarks(TextWriter writer, MapView view, ModelAnswer answer, GeoCoordinate truth)
    {
        var (hasAnswer, hasTruth) = (view.IsInside(answer.Position), view.IsInside(truth));
        if (hasAnswer && hasTruth)
            writer.WriteLine($"<path class=\"apart\" d=\"{SvgPath.Line(view.Place(answer.Position), view.Place(truth))}\"/>");

        // The answer fits into the ring of the truth: both are seen where it is right.
        if (hasTruth)
            WriteTruth(writer, view.Place(truth));
        if (hasAnswer)
            WriteMark(writer, "answer", $"core dot p{ShadeOf(answer.Cells[0].Probability)}", view.Place(answer.Position), "The answer");
    }

    private static void WriteTruth(TextWriter writer, Coordinate place) => WriteMark(writer, "truth", "core", place, "The true place");

    private static void WriteMark(TextWriter writer, string kind, string core, Coordinate place, string title)
    {
        var dot = SvgPath.Dot(place);
        writer.WriteLine($"<g class=\"mark {kind}\"><title>{title}</title><path class=\"outer\" d=\"{dot}\"/><path class=\"inner\" d=\"{dot}\"/><path class=\"{core}\" d=\"{dot}\"/></g>");
    }

    private static void WriteNames(TextWriter writer, MapView view, LikelyCell[] cells)
    {
        var taken = new List<Envelope>();
        foreach (var (cell, rank) in cells.Take(Named).Select((cell, i) => (cell, i + 1)).Where(item => view.IsInside(item.cell.Coordinate)))
        {
            const double letter = 8.5, line = 15, gap = 13;
            var place = view.Place(cell.Coordinate);
            var name = Short(cell.Name);
            var isLeft = place.X + gap + letter * name.Length > view.Width;
            var x = isLeft ? place.X - gap - letter * name.Length : place.X + gap;
            var box = new Envelope(x, x + letter * name.Length, place.Y - line / 2, place.Y + line / 2);
            if (x < 0 || taken.Any(other => other.Intersects(box)))
                continue;
            taken.Add(box);
            writer.WriteLine($"<text class=\"name\" data-rank=\"{rank}\" x=\"{SvgPath.Units(isLeft ? place.X - gap : place.X + gap)}\" y=\"{SvgPath.Units(place.Y + 4)}\"{(isLeft ? " text-anchor=\"end\"" : "")} aria-hidden=\"true\">{Text.Escape(name)}</text>");
        }
    }

    private static string Short(string name) => name.Split(", ", 2)[0] is { Length: > 24 } longer ? longer[..23] + "…" : name.Split(", ", 2)[0];

    private static void WriteScale(TextWriter writer, MapView view)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(view.KmPerPixel * 100)));
        var km = new[] { 5, 2, 1 }.Select(factor => factor * power).First(length => length <= view.KmPerPixel * 100);
        var (from, to, y) = (new Coordinate(12, view.Height - 12), new Coordinate(12 + km / view.KmPerPixel, view.Height - 12), view.Height - 18);
        writer.WriteLine($"<path class=\"scale\" d=\"{SvgPath.Line(from, to)}\"/><text class=\"scale\" x=\"{SvgPath.Units(12)}\" y=\"{SvgPath.Units(y)}\" aria-hidden=\"true\">{Text.Kilometres(km)}</text>");
    }

    private static void WriteLegend(TextWriter writer, GeoCoordinate truth)
    {
        writer.Write("<ul class=\"legend\" aria-label=\"Colours by probability\">");
        for (var i = 0; i <= Steps.Length; i++)
            writer.Write($"<li><i class=\"p{i}\"></i>{(i == 0 ? $"&lt;\u202f{100 * Steps[0]:0}" : $"{100 * Steps[i - 1]:0}+")}\u202f%</li>");
        writer.Write("<li><i class=\"is-answer\"></i>answer</li>");
        writer.WriteLine(truth.IsValid ? "<li><i class=\"is-truth\"></i>true place</li></ul>" : "</ul>");
    }

    private static void WriteInset(TextWriter writer, ModelAnswer answer, GeoCoordinate truth)
    {
        writer.Write($"<svg class=\"inset\" viewBox=\"{ViewBox(World)}\" role=\"img\" aria-label=\"The same places on the whole earth\"><use href=\"#{WorldId}\"/>");
        foreach (var cell in answer.Cells.Reverse().Where(cell => cell.Coordinate.IsValid))
            writer.Write($"<path class=\"dot p{ShadeOf(cell.Probability)}\" d=\"{SvgPath.Dot(World.Place(cell.Coordinate))}\"/>");
        if (truth.IsValid)
            WriteTruth(writer, World.Place(truth));
        writer.WriteLine("</svg>");
    }

    private static string ViewBox(MapView view) => $"0 0 {view.Width * SvgPath.UnitsPerPixel} {view.Height * SvgPath.UnitsPerPixel}";

    // Percent() has escaped its sign already; what is in an attribute is escaped once.
    private static string Attribute(string text) => Text.Escape(text.Replace("&lt;", "<"));
}
