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
