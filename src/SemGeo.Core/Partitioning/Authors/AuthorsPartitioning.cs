namespace SemGeo.Partitioning.Authors;

/// <summary>A partitioning with the authors' numbers of its classes: the order of the outputs of their networks and of the targets in their files.</summary>
public sealed class AuthorsPartitioning
{
    private readonly int[][] _indices;

    internal AuthorsPartitioning(PartitioningSet set, int[][] indices)
    {
        Set = set;
        _indices = indices;
    }

    /// <summary>The partitioning.</summary>
    public PartitioningSet Set { get; }

    /// <summary>Numbers the classes of a partitioning as they are.</summary>
    /// <exception cref="ArgumentException">It is neither semantic nor adaptive S2: the authors have no files for other schemes.</exception>
    public static AuthorsPartitioning From(PartitioningSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.Scheme is not (PartitioningScheme.Semantic or PartitioningScheme.AdaptiveS2))
            throw new ArgumentException($"The authors' files hold semantic and S2 partitionings, but this one is of the scheme {set.Scheme}. Write GeoJSON instead.", nameof(set));
        return new AuthorsPartitioning(set, [.. set.Levels.Select(level => Enumerable.Range(0, level.Cells.Count).ToArray())]);
    }

    /// <summary>The authors' number of each class of a level.</summary>
    /// <param name="level">0 = finest.</param>
    public IReadOnlyList<int> ClassIndicesAt(int level) => _indices[level];

    /// <summary>The targets of an image, coarse to fine as in target_mapping files; null where a level has no class for it: the authors leave such images out.</summary>
    /// <param name="location">The finest location of the image in the hierarchy; -1 for none.</param>
    public int[]? TargetsOf(int location)
    {
        if (location < 0)
            return null;
        var targets = new int[_indices.Length];
        for (var level = 0; level < targets.Length; level++)
        {
            var cell = Set.Levels[level].ClassOf(location);
            if (cell < 0)
                return null;
            targets[^(level + 1)] = _indices[level][cell];
        }

        return targets;
    }
}
