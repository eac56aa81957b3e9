using NetTopologySuite.Geometries;
using SemGeo.Concepts;
using SemGeo.Concepts.Influence;
using SemGeo.Geography;

namespace SemGeo.Reports.Explanations;

/// <summary>The prediction of a model for a photo, and what led to it.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Picture">The square of the photo that the model saw, as JPEG, at any resolution.</param>
/// <param name="Size">The width and height of that square as the model saw it, in pixels: the size of importance and mask.</param>
/// <param name="Importance">The explanation map: the importance of each pixel, row by row, 0 or more.</param>
/// <param name="Explained">What the map explains, in words: the cell.</param>
public sealed record ModelPrediction(string Model, ReadOnlyMemory<byte> Picture, int Size, ReadOnlyMemory<float> Importance, string Explained)
{
    /// <summary>Where the photo was taken, as the model has it.</summary>
    public GeoCoordinate Position { get; init; } = GeoCoordinate.Missing;

    /// <summary>The most probable cells, best first.</summary>
    public IReadOnlyList<LikelyCell> Cells { get; init; } = [];

    /// <summary>The address of the prediction, fine to coarse.</summary>
    public IReadOnlyList<AddressStep> Address { get; init; } = [];

    /// <summary>Which concept each pixel shows; null where nobody knows.</summary>
    public ConceptMask? Mask { get; init; }

    /// <summary>The influence of the concepts of <see cref="Mask"/>.</summary>
    public IReadOnlyList<ConceptInfluence> Concepts { get; init; } = [];

    /// <summary>By how many pixels the concepts were enlarged on all sides.</summary>
    public int Dilation { get; init; }

    /// <summary>By how much integrated gradients miss the change that they add up to, as a share of it; null where they were not asked for.</summary>
    public double? CompletenessGap { get; init; }

    /// <summary>Why there are no concepts; empty where there are, or where nobody asked for them.</summary>
    public string ConceptError { get; init; } = "";
}

/// <summary>A photo of an <see cref="ExplanationPage"/>.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Truth">Where it was taken; missing where nobody knows.</param>
/// <param name="TrueAddress">The same in words; empty where nobody knows.</param>
/// <param name="Answers">What each model says, one or two; they stand side by side (paper, Figure 3).</param>
/// <param name="Error">Why there are no answers; empty where there are.</param>
public sealed record ExplainedPhoto(string Name, GeoCoordinate Truth, string TrueAddress, IReadOnlyList<ModelPrediction> Answers, string Error = "");

/// <summary>One of the most probable cells.</summary>
/// <param name="Name">Its address in words.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Coordinate">The mean position of its photos.</param>
/// <param name="Shape">What it covers, polygons in degrees (X = longitude) cut at the antimeridian; null where nobody knows, then it is a dot.</param>
public sealed record LikelyCell(string Name, double Probability, GeoCoordinate Coordinate, Geometry? Shape = null);

/// <summary>A place of an answer's address.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Probability">The probability of it and all places within it, 0 to 1.</param>
/// <param name="Kind">What kind of place it is, in words; empty where nobody knows.</param>
public sealed record AddressStep(string Name, double Probability, string Kind = "")
{
    private const int Country = 2, FirstLevel = 4, SecondLevel = 6;

    /// <summary>The kind of a location in words.</summary>
    /// <param name="class">Its class, such as "country", "admin1" or a provider's own.</param>
    /// <param name="adminLevel">Its administrative level in OSM's counting, where it has one.</param>
    public static string KindOf(string @class, int? adminLevel) => @class switch
    {
        "country" => "country",
        "admin1" => "state or region",
        "admin2" => "district",
        "place" or "city" or "town" => "town",
        "s2" => "S2 cell",
        _ => adminLevel switch
        {
            Country => "country",
            FirstLevel => "state or region",
            SecondLevel => "district",
            { } level when level > SecondLevel => "municipality",
            _ => @class.Replace('_', ' '),
        },
    };
}
