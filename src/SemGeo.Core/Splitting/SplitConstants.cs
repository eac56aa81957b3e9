namespace SemGeo.Splitting;

/// <summary>The constants of splitting.</summary>
internal static class SplitConstants
{
    /// <summary>The share of the photos to test with.</summary>
    public const double TestFraction = 0.1;

    /// <summary>The seed where none is given.</summary>
    public const int Seed = 1;

    /// <summary>S2 cells of this level are 18 km wide on average and 25 km from corner to corner: the "city" radius of the evaluation (paper 4.1.3).</summary>
    public const int CellLevel = 9;

    /// <summary>A component with more than this share of the photos is warned of.</summary>
    public const double LargeComponent = 0.25;

    /// <summary>A share that differs by more than this from what was asked for is warned of.</summary>
    public const double ShareTolerance = 0.02;

    /// <summary>A test photo with a training photo within this distance is counted: the "street" radius of the evaluation (paper 4.1.3).</summary>
    public const double NearKm = 1;
}
