using SemGeo.Reports.Html;
using SemGeo.Reports.Maps;

namespace SemGeo.Reports.Collections;

/// <summary>The photos where they were taken, coloured by how far the answers are from there.</summary>
internal static class ErrorMap
{
    private const int Width = 960, Height = 560;

    public static void Write(TextWriter writer, Basemap basemap, IReadOnlyList<ReportedPhoto> photos)
    {
        var view = MapView.Around([.. photos.Select(photo => photo.Truth)], Width, Height);
        var classes = photos.ToLookup(photo => ErrorClasses.Of(photo.ErrorKm));
        var told = string.Join(", ", Enumerable.Range(0, ErrorClasses.Count).Select(i => $"{classes[i].Count()} {ErrorClasses.NameOf(i)}"));
        writer.WriteLine("<figure class=\"map errors\">");
        writer.WriteLine($"<svg viewBox=\"0 0 {view.Width * SvgPath.UnitsPerPixel} {view.Height * SvgPath.UnitsPerPixel}\" role=\"img\" aria-label=\"{Text.Escape($"Map of the photos where they were taken, by the error of the answer: {told}.")}\">");
        writer.WriteLine(view.IsWorld ? $"<path class=\"sea\" d=\"{Basemap.RimOf(view)}\"/>" : "<rect class=\"sea\" width=\"100%\" height=\"100%\"/>");
        writer.WriteLine($"<path class=\"land\" d=\"{basemap.PathOf(view)}\"/>");

        // The best lie on top.
        for (var i = ErrorClasses.Count - 1; i >= 0; i--)
            writer.WriteLine($"<path class=\"dot e{i}\" d=\"{string.Concat(classes[i].Select(photo => SvgPath.Dot(view.Place(photo.Truth))).Distinct())}\"/>");
        writer.WriteLine("</svg>");
        writer.Write("<figcaption><ul class=\"legend\" aria-label=\"Colours by error\">");
        for (var i = 0; i < ErrorClasses.Count; i++)
            writer.Write($"<li data-class=\"{i}\"><i class=\"e{i}\"></i>{ErrorClasses.NameOf(i)}: {Text.Count(classes[i].Count())}</li>");
        writer.WriteLine("</ul></figcaption></figure>");
    }
}
