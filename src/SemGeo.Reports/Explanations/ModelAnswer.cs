using SemGeo.Concepts;
using SemGeo.Concepts.Influence;
using SemGeo.Geography;

namespace SemGeo.Reports.Explanations;

/// <summary>What a model says of a photo, and why.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Picture">The square of the photo that the model saw, as JPEG, at any resolution.</param>
/// <param name="Size">The width and height of that square as the model saw it, in pixels: the size of importance and mask.</param>
/// <param name="Importance">The explanation map: the importance of each pixel, row by row, 0 or more.</param>
/// <param name="Explained">What the map explains, in words: the cell.</param>
public sealed record ModelAnswer(string Model, ReadOnlyMemory<byte> Picture, int Size, ReadOnlyMemory<float> Importance, string Explained)
{
    /// <summary>Where the photo was taken, as the model has it.</summary>
    public GeoCoordinate Position { get; init; } = GeoCoordinate.Missing;

    /// <summary>The most probable cells, best first.</summary>
    public IReadOnlyList<LikelyCell> Cells { get; init; } = [];

    /// <summary>The address of the answer, fine to coarse.</summary>
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
