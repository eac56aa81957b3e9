namespace SemGeo.Partitioning.Combinatorial;

/// <summary>What must hold between combinations and the classes that they are made of.</summary>
internal static class CombinationCheck
{
    /// <summary>Every combination lies below its class of the first set, and the combinations of a class hold its images.</summary>
    /// <exception cref="PartitioningException">They do not; the message names the cell.</exception>
    public static void Check(PartitioningSet set)
    {
        var (first, combinations) = (set.Levels[0], set.Finest.Cells);
        for (var i = 0; i < combinations.Count; i++)
        {
            var (above, expected) = (first.Cells[set.ParentsAt(0)[i]], set.Hierarchy.ParentOf(combinations[i].Location));
            if (above.Location != expected)
            {
                throw new PartitioningException($"Cell {i} '{combinations[i].LocationId}' of '{set.Finest.Name}' has the class '{above.LocationId}' at '{first.Name}', but the hierarchy leads to "
                    + $"{(expected < 0 ? "none" : $"'{set.Hierarchy.Ids[expected]}'")}. Build the partitioning again.");
            }
        }

        for (var level = 0; level < set.Levels.Count; level++)
        {
            var cells = set.Levels[level].Cells;
            var parents = set.ParentsAt(level);
            var images = new long[cells.Count];
            for (var i = 0; i < parents.Length; i++)
                images[parents[i]] += combinations[i].ImageCount;
            for (var i = 0; i < images.Length; i++)
            {
                if (images[i] != cells[i].ImageCount || images[i] <= 0)
                    throw new PartitioningException($"Cell {i} '{cells[i].LocationId}' of '{set.Levels[level].Name}' has {cells[i].ImageCount} images, but its combinations have {images[i]}. Build the partitioning again.");
            }
        }
    }
}
