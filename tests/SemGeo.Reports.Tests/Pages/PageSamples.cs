using NetTopologySuite.Geometries;
using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Reports.Collections;
using SemGeo.Reports.Explanations;

namespace SemGeo.Reports.Tests.Pages;

/// <summary>Pages of hand-made photos.</summary>
internal static class PageSamples
{
    public const string Nasty = "<script>alert('x')</script> & \"quotes\" /*data*/ <!--title-->";

    public static readonly GeoCoordinate Munich = new(48.137, 11.575), Berlin = new(52.52, 13.405), Lima = new(-12.046, -77.043);

    private static readonly Lazy<Gazetteer> Embedded = new(Gazetteer.LoadEmbedded);

    public static Gazetteer Gazetteer => Embedded.Value;

    /// <summary>An 8x8 photo: the upper half sky, the lower one building; the cells around Munich.</summary>
    public static ModelAnswer Answer(string model = "first") => new(model, new byte[] { 0xFF, 0xD8, 0xFF, 0xD9 }, 8, Enumerable.Range(0, 64).Select(i => (float)i).ToArray(), "Munich, Bavaria, Germany")
    {
        Position = Munich,
        Cells =
        [
            new("Munich, Bavaria, Germany", 0.4375, Munich, new GeometryFactory().ToGeometry(new Envelope(11, 12, 48, 48.5))),
            new("Berlin, Germany", 0.125, Berlin),
            new("Lima, Peru", 0.015625, Lima),
        ],
        Address = [new("Munich", 0.4375), new("Bavaria", 0.5), new("Germany", 0.75)],
        Mask = new ConceptMask(8, 8, [.. Enumerable.Repeat(Ade20kClasses.IndexOf("sky"), 32), .. Enumerable.Repeat(Ade20kClasses.IndexOf("building"), 32)]),
        Concepts = [new(Ade20kClasses.IndexOf("building"), 1.5, 0.75, 0.5), new(Ade20kClasses.IndexOf("sky"), 0.5, 0.25, 0.5)],
    };

    public static ExplainedPhoto Photo(params ModelAnswer[] answers) => new("photo.jpg", Berlin, "Mitte, Berlin, Germany", answers);

    public static string Explanation(string title, params ExplainedPhoto[] photos)
    {
        var text = new StringWriter();
        new ExplanationPage(Gazetteer).Write(text, title, photos);
        return text.ToString();
    }

    /// <summary>Four photos of Berlin with answers there, in Munich (504 km), in Lima (11,100 km) and none, and one that nobody knows the place of.</summary>
    public static IReadOnlyList<ReportedPhoto> Collection =>
    [
        new("right", Berlin, Berlin, "Berlin, Germany", 0.5),
        new("country", Berlin, Munich, "Munich, Bavaria, Germany", 0.25),
        new("wrong", Berlin, Lima, "Lima, Peru", 0.125),
        new("broken", Berlin, GeoCoordinate.Missing, "", double.NaN) { Error = "it is no image" },
        new("somewhere", GeoCoordinate.Missing, Lima, "Lima, Peru", 0.75),
    ];

    public static string Report(string title, IReadOnlyList<ReportedPhoto> photos, CollectionPageOptions? options = null)
    {
        var text = new StringWriter();
        new CollectionPage(Gazetteer).Write(text, title, photos, options);
        return text.ToString();
    }
}
