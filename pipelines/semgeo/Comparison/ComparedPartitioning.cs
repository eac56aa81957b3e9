using SemGeo.Geography;
using SemGeo.Partitioning;

namespace SemGeo.Pipelines.Comparison;

/// <summary>One of the ways to divide the earth that are compared.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Set">Its levels.</param>
internal sealed record ComparedPartitioning(string Name, PartitioningSet Set)
{
    /// <summary>A photo's class at each level, fine to coarse; -1 where it has none.</summary>
    public int[] LabelsOf(ComparisonPhotos.Photo photo)
    {
        var location = Set.IsLabelledByCoordinate ? Set.LocationOf(photo.Coordinate) : Set.LocationOf(photo.Address);
        return [.. Set.Levels.Select(level => location < 0 ? -1 : level.ClassOf(location))];
    }

    /// <summary>The best answer of the finest level: the coordinate of the cell that is nearest to the photo, whether it holds it or not.</summary>
    public GeoCoordinate BestAnswerOf(ComparisonPhotos.Photo photo) => Set.Finest.Cells.Select(cell => cell.Coordinate).MinBy(coordinate => GreatCircle.DistanceKm(photo.Coordinate, coordinate));
}
