using System.Globalization;
using SemGeo.Partitioning;

namespace SemGeo.ML.Training;

/// <summary>Finds the classes that training has no photo of, so that they cannot be learned.</summary>
internal static class ClassesWithoutPhotos
{
    private const int Named = 10;

    /// <summary>A sentence for each level that has such classes; at most ten are named.</summary>
    /// <param name="set">The levels.</param>
    /// <param name="counts">For each level the training photos of each class.</param>
    public static IEnumerable<string> Find(PartitioningSet set, IReadOnlyList<IReadOnlyList<long>> counts)
    {
        foreach (var (level, photos) in set.Levels.Zip(counts))
        {
            var empty = level.Cells.Where((_, index) => photos[index] == 0).ToList();
            if (empty.Count == 0)
                continue;
            var names = string.Join(", ", empty.Take(Named).Select(cell => $"{cell.Name} ({cell.LocationId})"));
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{empty.Count} of the {level.Cells.Count} classes of level '{level.Name}' have no training photo and will never be learned: {names}{(empty.Count > Named ? $" and {empty.Count - Named} more" : "")}. Add photos of them, or train with a partitioning of these photos.");
        }
    }
}
