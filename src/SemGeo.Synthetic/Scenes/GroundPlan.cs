namespace SemGeo.Synthetic.Scenes;

/// <summary>The ground from left to right, endless along the road.</summary>
internal sealed class GroundPlan
{
    /// <summary>Strips from left to right; the last one reaches to infinity.</summary>
    public required IReadOnlyList<GroundStrip> Strips { get; init; }

    /// <summary>Lines on the road.</summary>
    public IReadOnlyList<RoadLine> Lines { get; init; } = [];

    /// <summary>Where a pedestrian crossing begins, in metres ahead; NaN where there is none.</summary>
    public float CrossingZ { get; init; } = float.NaN;

    /// <summary>The road's left and right edge.</summary>
    public (float Left, float Right) Road { get; init; }

    /// <summary>The front of the houses on both sides; infinite where there are none.</summary>
    public (float Left, float Right) HouseFronts { get; init; } = (float.NegativeInfinity, float.PositiveInfinity);

    /// <summary>The mean height of those houses in metres.</summary>
    public float HouseHeight { get; init; }

    /// <summary>Of the ground's texture.</summary>
    public uint Seed { get; init; }
}

/// <summary>A strip of ground along the road.</summary>
/// <param name="Surface">What covers it.</param>
/// <param name="To">Its right edge, in metres right of the road's middle; the left edge is that of the strip before it.</param>
internal readonly record struct GroundStrip(Surface Surface, float To);

/// <summary>A line painted on the road.</summary>
/// <param name="X">Its middle, in metres right of the road's middle.</param>
/// <param name="Width">Metres.</param>
/// <param name="Dash">The length of a dash and of the gap after it in metres; 0 for an unbroken line.</param>
/// <param name="IsCentre">Whether it parts the two directions, in the colour for that.</param>
internal readonly record struct RoadLine(float X, float Width, float Dash, bool IsCentre);

/// <summary>What the ground is covered with.</summary>
internal enum Surface
{
    Grass,
    Field,
    Earth,
    Sand,
    Sea,
    Water,
    Sidewalk,
    Kerb,
    Road,
    DirtTrack,
}
