using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>Which locations a minimum granularity lets an answer name.</summary>
internal static class AllowedLocations
{
    /// <summary>For each location of the hierarchy whether it may be named.</summary>
    /// <exception cref="ArgumentException">The partitioning set has no such level.</exception>
    public static bool[] Of(PartitioningSet set, Granularity? minimum)
    {
        var allowed = new bool[set.Hierarchy.Count];
        if (minimum is null)
            Array.Fill(allowed, true);
        else if (minimum.Level is not null)
            AllowAncestors(set, LevelNamed(set, minimum.Level), allowed);
        else
        {
            for (var i = 0; i < allowed.Length; i++)
                allowed[i] = set.Locations.TryGet(set.Hierarchy.Ids[i], out var location) && location.AdminLevel <= minimum.AdminLevel;
        }

        return allowed;
    }

    private static PartitioningLevel LevelNamed(PartitioningSet set, string name)
        => set.Levels.FirstOrDefault(level => string.Equals(level.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"MinimumGranularity is '{name}', but the partitionings are {string.Join(", ", set.Levels.Select(level => level.Name))}: "
                + "name one of them, or an administrative level such as 'admin:4'.");

    private static void AllowAncestors(PartitioningSet set, PartitioningLevel level, bool[] allowed)
    {
        foreach (var cell in level.Cells)
        {
            for (var location = cell.Location; location >= 0 && !allowed[location]; location = set.Hierarchy.ParentOf(location))
                allowed[location] = true;
        }
    }
}
