using SemGeo.Geocoding.Embedded;
using SemGeo.Reports.Html;
using SemGeo.Reports.Maps;

namespace SemGeo.Reports.Explanations;

/// <summary>
/// Writes a page about photos, as one HTML file that asks nothing of any network: what the model saw, what led it to its answer, which concepts those were, the most
/// probable cells on a map, the address with its probabilities; two models side by side where there are two (paper, Figure 3).
/// </summary>
/// <remarks>The same photos give the same bytes. Names are escaped, whatever they hold. For one thread.</remarks>
public sealed class ExplanationPage
{
    private readonly LikelyCellsMap _map;

    /// <summary>Prepares pages.</summary>
    /// <param name="gazetteer">Whose borders the maps have.</param>
    public ExplanationPage(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        _map = new LikelyCellsMap(new Basemap(gazetteer));
    }

    /// <summary>Writes a page.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="photos">The photos.</param>
    /// <exception cref="ArgumentException">An answer's importance or mask is not of its size.</exception>
    public void Write(TextWriter writer, string title, IReadOnlyList<ExplainedPhoto> photos)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(photos);
        foreach (var answer in photos.SelectMany(photo => photo.Answers))
            Check(answer);
        HtmlPage.Write(writer, title, body =>
        {
            WriteHeader(body, title, photos);
            body.WriteLine("<main>");
            _map.WriteWorld(body);
            for (var i = 0; i < photos.Count; i++)
                WritePhoto(body, photos[i], i + 1, photos.Count == 1);
            body.WriteLine("</main>");
            WriteFooter(body);
        });
    }

    private static void Check(ModelAnswer answer)
    {
        if (answer.Importance.Length != answer.Size * answer.Size)
            throw new ArgumentException($"The explanation of '{answer.Model}' has {answer.Importance.Length} values, but the photo was {answer.Size}x{answer.Size}.");
        if (answer.Mask is { } mask && (mask.Width != answer.Size || mask.Height != answer.Size))
            throw new ArgumentException($"The mask is {mask.Width}x{mask.Height}, but '{answer.Model}' saw {answer.Size}x{answer.Size}: both must be of the same crop.");
    }

    private static void WriteHeader(TextWriter body, string title, IReadOnlyList<ExplainedPhoto> photos)
    {
        var hasMasks = photos.Any(photo => photo.Answers.Any(answer => answer.Mask is not null));
        body.WriteLine($"<header><h1>{Text.Escape(title)}</h1>");
        body.WriteLine("<div class=\"controls\"><label>Explanation <input id=\"heat\" type=\"range\" min=\"0\" max=\"100\" value=\"75\"></label>");
        if (hasMasks)
            body.WriteLine("<label><input id=\"outlines\" type=\"checkbox\" checked> Outlines</label>");
        body.WriteLine("</div></header>");
        if (photos.Count < 2)
            return;
        body.WriteLine("<nav aria-label=\"Photos\"><ol>");
        for (var i = 0; i < photos.Count; i++)
            body.WriteLine($"<li><a href=\"#photo-{i + 1}\">{Text.Escape(photos[i].Name)}</a></li>");
        body.WriteLine("</ol></nav>");
    }

    private void WritePhoto(TextWriter body, ExplainedPhoto photo, int number, bool isOnly)
    {
        body.WriteLine($"<article id=\"photo-{number}\" aria-labelledby=\"name-{number}\">");
        body.WriteLine($"<h2 id=\"name-{number}\"{(isOnly ? " class=\"only\"" : "")}>{Text.Escape(photo.Name)}</h2>");
        if (photo.Truth.IsValid)
            body.WriteLine($"<p class=\"true-place\"><i class=\"is-truth\"></i>Taken at {(photo.TrueAddress.Length > 0 ? $"<strong>{Text.Escape(photo.TrueAddress)}</strong>, " : "")}{Text.Position(photo.Truth)}</p>");
        if (photo.Error.Length > 0)
            body.WriteLine($"<p class=\"error\">Not explained: {Text.Escape(photo.Error)}</p>");
        var mostInfluence = photo.Answers.SelectMany(answer => answer.Concepts).Select(concept => concept.Influence).DefaultIfEmpty(0).Max();
        body.WriteLine($"<div class=\"models n{photo.Answers.Count}\">");
        foreach (var answer in photo.Answers)
            new AnswerSection(_map, photo, answer, mostInfluence, isOnly).Write(body);
        body.WriteLine("</div></article>");
    }

    private static void WriteFooter(TextWriter body) => body.WriteLine(
        "<footer><p>All figures are for the square that is shown, the centre of the photo. Influence: the share of the most important pixels that lie in a concept, over the share of the photo that it covers; above 1 it counts for more than its size. The overlay is smoothed for the eye, the figures are not.</p><p>Borders: Natural Earth; places: GeoNames (CC BY 4.0).</p></footer>");
}
