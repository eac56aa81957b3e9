using SemGeo.Geography;

namespace SemGeo.Vision.Training.Losses;

/// <summary>What a head should say of one photo.</summary>
/// <param name="Cell">The cell, -1 where it is missing.</param>
/// <param name="Coordinate">Where the photo was taken, or missing.</param>
internal readonly record struct HeadTarget(int Cell, GeoCoordinate Coordinate)
{
    /// <summary>A photo that the head does not learn from.</summary>
    public static HeadTarget None { get; } = new(-1, GeoCoordinate.Missing);
}
