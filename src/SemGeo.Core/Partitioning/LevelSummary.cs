namespace SemGeo.Partitioning;

/// <summary>What one partitioning of a <see cref="PartitioningSet"/> is like.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Threshold">Its threshold in images.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="ImagesKept">The images that have a class.</param>
/// <param name="ImagesDropped">The images whose label is missing.</param>
/// <param name="MinImages">The images of the smallest class.</param>
/// <param name="MedianImages">The median of the images of its classes.</param>
/// <param name="MaxImages">The images of the largest class.</param>
/// <param name="Depth">The most locations from a class to its root, both counted.</param>
/// <param name="MissingParents">The classes of the finest level that have no class at this one, because no ancestor survives.</param>
/// <param name="WithoutCoordinate">The classes without a coordinate.</param>
public sealed record LevelSummary(
    string Name,
    int Threshold,
    int Classes,
    int ImagesKept,
    int ImagesDropped,
    int MinImages,
    double MedianImages,
    int MaxImages,
    int Depth,
    int MissingParents,
    int WithoutCoordinate);
