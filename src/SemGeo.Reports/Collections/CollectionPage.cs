using SemGeo.Concepts.Summary;
using SemGeo.Evaluation;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Numerics;
using SemGeo.Reports.Html;
using SemGeo.Reports.Maps;

namespace SemGeo.Reports.Collections;

/// <summary>
/// Writes a page about a scored collection, as one HTML file that asks nothing of any network: accuracies as a table and as a curve, a map of the photos by error, the best and the
/// worst of them, and the concept tables of the paper where they were measured.
/// </summary>
/// <remarks>The same photos give the same bytes. Names are escaped, whatever they hold. For one thread.</remarks>
public sealed class CollectionPage
{
    private const int ListedErrors = 200;

    private readonly Basemap _basemap;

    /// <summary>Prepares pages.</summary>
    /// <param name="gazetteer">Whose borders the map has.</param>
    public CollectionPage(Gazetteer gazetteer)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        _basemap = new Basemap(gazetteer);
    }

    /// <summary>Writes a page.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="title">What stands above it.</param>
    /// <param name="photos">The photos; those without a true place are counted, no more.</param>
    /// <param name="options">Null for the defaults.</param>
    public void Write(TextWriter writer, string title, IReadOnlyList<ReportedPhoto> photos, CollectionPageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(photos);
        options ??= new CollectionPageOptions();
        var placed = photos.Where(photo => photo.Truth.IsValid).ToArray();
        HtmlPage.Write(writer, title, body =>
        {
            body.WriteLine($"<header><h1>{Text.Escape(title)}</h1></header>");
            body.WriteLine("<main>");
            PagePart.Facts(body, Facts(photos, placed));
            if (placed.Length > 0)
            {
                WriteAccuracies(body, photos, placed, options.Metrics);
                PagePart.Section(body, "where", "Where the photos are, by error", () => ErrorMap.Write(body, _basemap, placed));
                var answered = placed.Where(photo => photo.Answer.IsValid).ToArray();
                WriteExamples(body, "best", "Nearest answers", [.. answered.OrderBy(photo => photo.ErrorKm).ThenBy(photo => photo.Name, StringComparer.Ordinal).Take(options.Examples)], options);
                WriteExamples(body, "worst", "Farthest answers", [.. answered.OrderByDescending(photo => photo.ErrorKm).ThenBy(photo => photo.Name, StringComparer.Ordinal).Take(options.Examples)], options);
            }

            if (options.Concepts is { Rows.Count: > 0 } concepts)
                WriteConcepts(body, concepts);
            WriteFailures(body, photos);
            body.WriteLine("</main>");
            body.WriteLine("<footer><p>Accuracies with their 95 % intervals in brackets; photos without an answer count as misses. Borders: Natural Earth; places: GeoNames (CC BY 4.0).</p></footer>");
        });
    }

    private static IEnumerable<(string Id, string Name, string Value)> Facts(IReadOnlyList<ReportedPhoto> photos, ReportedPhoto[] placed)
    {
        yield return ("photos", "photos", Text.Count(photos.Count));
        yield return ("answered", "with an answer", Text.Count(photos.Count(photo => photo.Answer.IsValid)));
        yield return ("placed", "with a true place", Text.Count(placed.Length));
        if (placed.Length == 0)
            yield break;
        var median = Median.Of(placed.Select(photo => photo.ErrorKm));
        yield return ("median", "median error", double.IsFinite(median) ? Text.Kilometres(median) : "–");
    }

    private static void WriteAccuracies(TextWriter body, IReadOnlyList<ReportedPhoto> photos, ReportedPhoto[] placed, GeolocationMetrics? metrics)
    {
        if (metrics is null)
        {
            var evaluator = new GeolocationEvaluator(["answers"]);
            foreach (var photo in photos)
                evaluator.Add(photo.Truth, photo.Answer);
            metrics = evaluator.Result();
        }

        PagePart.Section(body, "accuracy", "How far off the answers are", () =>
        {
            AccuracyTable.Write(body, metrics);
            AccuracyCurve.Write(body, [.. placed.Select(photo => photo.ErrorKm)]);
        }, "pair");
    }

    private static void WriteExamples(TextWriter body, string id, string heading, ReportedPhoto[] photos, CollectionPageOptions options)
    {
        if (photos.Length == 0)
            return;
        PagePart.Section(body, id, heading, () =>
        {
            body.WriteLine("<ul class=\"cards\">");
            foreach (var photo in photos)
            {
                body.WriteLine("<li>" + (options.Thumbnail?.Invoke(photo) is { } jpeg
                    ? $"<img src=\"{Text.DataUri("image/jpeg", jpeg)}\" alt=\"{Text.Escape(photo.Name)}\">"
                    : "<span class=\"blank\"></span>"));
                body.WriteLine($"<p class=\"km\"><data value=\"{Text.Invariant(photo.ErrorKm)}\">{Text.Kilometres(photo.ErrorKm)}</data></p><p>{Text.Escape(photo.Address)} <small>{Text.Percent(photo.Probability)}</small></p><p><small>{Text.Escape(photo.Name)}, taken at {Text.Position(photo.Truth)}</small></p></li>");
            }

            body.WriteLine("</ul>");
        });
    }

    private static void WriteConcepts(TextWriter body, ConceptSummary concepts)
    {
        PagePart.Section(body, "concepts", "What led the model there", () =>
        {
            body.WriteLine($"<p>Influence of concepts over {Text.Count(concepts.Images)} photos, by the distance between answer and truth; above 1 a concept counts for more than its size. Concepts that occur in fewer than {concepts.Options.MinimumCount} photos of a distance are left out.</p>");
            PagePart.Table(body, ConceptTables.HighestAndLowest(concepts), "Concepts with the highest and the lowest median influence");
            PagePart.Table(body, ConceptTables.All(concepts), "Median and mean influence of all concepts");
            PagePart.Table(body, ConceptTables.Discrepancies(concepts), "Concepts whose influence differs most between the distances");
        });
    }

    private static void WriteFailures(TextWriter body, IReadOnlyList<ReportedPhoto> photos)
    {
        var failed = photos.Where(photo => !photo.Answer.IsValid).ToArray();
        if (failed.Length == 0)
            return;
        body.WriteLine($"<details><summary>{Text.Count(failed.Length)} photos without an answer</summary><ul>");
        foreach (var photo in failed.Take(ListedErrors))
            body.WriteLine($"<li>{Text.Escape(photo.Name)}: {Text.Escape(photo.Error)}</li>");
        if (failed.Length > ListedErrors)
            body.WriteLine($"<li>and {Text.Count(failed.Length - ListedErrors)} more</li>");
        body.WriteLine("</ul></details>");
    }
}

/// <summary>What a <see cref="CollectionPage"/> shows beside the photos' errors.</summary>
public sealed class CollectionPageOptions
{
    /// <summary>How many of the best and of the worst photos are shown.</summary>
    /// <value>0 or more. The default value is 8.</value>
    public int Examples { get; set; } = 8;

    /// <summary>Makes a small JPEG of a photo; called for those that are shown alone. Null, or what it returns as null, leaves the place empty.</summary>
    /// <value>The default value is null.</value>
    public Func<ReportedPhoto, byte[]?>? Thumbnail { get; set; }

    /// <summary>Accuracies of several predictors and baselines.</summary>
    /// <value>Null for those of the photos' answers alone. The default value is null.</value>
    public GeolocationMetrics? Metrics { get; set; }

    /// <summary>The influence of concepts.</summary>
    /// <value>Null where nobody measured any. The default value is null.</value>
    public ConceptSummary? Concepts { get; set; }
}

/// <summary>A scored photo of a <see cref="CollectionPage"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Truth">Where it was taken; missing where nobody knows.</param>
/// <param name="Answer">Where the model has it; missing where there is no prediction.</param>
/// <param name="Address">The answer in words.</param>
/// <param name="Probability">The answer's probability, 0 to 1; NaN where there is none.</param>
public sealed record ReportedPhoto(string Name, GeoCoordinate Truth, GeoCoordinate Answer, string Address, double Probability)
{
    /// <summary>Where the picture is, for whoever makes the thumbnails.</summary>
    public string Path { get; init; } = "";

    /// <summary>Why there is no prediction; empty where there is one.</summary>
    public string Error { get; init; } = "";

    /// <summary>How far the answer is from the truth, km; NaN where the truth is missing, infinite where only the answer is.</summary>
    public double ErrorKm => !Truth.IsValid ? double.NaN : Answer.IsValid ? GreatCircle.DistanceKm(Truth, Answer) : double.PositiveInfinity;
}
