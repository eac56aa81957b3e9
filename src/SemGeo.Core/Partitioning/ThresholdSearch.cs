namespace SemGeo.Partitioning;

/// <summary>
/// The thresholds that give wanted numbers of classes, exact for every threshold at once. A location is a class where it has images enough itself, but some of those that it answers for have no
/// finer one: images of its own, or all of a child with too few. So each location is a class for the thresholds of one interval.
/// </summary>
internal static class ThresholdSearch
{
    /// <summary>Finds for each wanted number of classes the threshold that comes nearest; of equally near ones the smallest.</summary>
    /// <param name="hierarchy">The hierarchy.</param>
    /// <param name="own">The images of which each location is the finest.</param>
    /// <param name="smallest">The smallest threshold, at least 1.</param>
    /// <param name="classes">The wanted numbers, descending from fine to coarse.</param>
    /// <returns>The thresholds, ascending.</returns>
    /// <exception cref="PartitioningException">Two levels would have one threshold.</exception>
    public static int[] Find(LocationHierarchy hierarchy, ReadOnlySpan<ImageTally> own, int smallest, IReadOnlyList<int> classes)
    {
        var counts = CountClasses(hierarchy, own);
        var thresholds = new int[classes.Count];
        for (var level = 0; level < thresholds.Length; level++)
        {
            var best = -1;
            for (var threshold = smallest; threshold < counts.Length; threshold++)
            {
                if (counts[threshold] > 0 && (best < 0 || Math.Abs(counts[threshold] - classes[level]) < Math.Abs(counts[best] - classes[level])))
                    best = threshold;
            }

            thresholds[level] = best;
            if (best < 0)
                throw new PartitioningException($"No threshold from {smallest} on leaves a class: the most frequent location has {counts.Length - 1} images. Lower MinImages, or add images.");
            if (level > 0 && best <= thresholds[level - 1])
            {
                throw new PartitioningException($"Both {classes[level - 1]} and {classes[level]} classes come nearest at the threshold {best}, which gives {counts[best]}: "
                    + "this collection has no such levels. Ask for numbers farther apart or for fewer levels.");
            }
        }

        return thresholds;
    }

    /// <summary>The number of classes at each threshold up to the images of the most frequent location.</summary>
    internal static int[] CountClasses(LocationHierarchy hierarchy, ReadOnlySpan<ImageTally> own)
    {
        // The smallest child with images, or 0 for a location with images of its own: above it, the location is a class.
        var above = new int[hierarchy.Count];
        Array.Fill(above, int.MaxValue);
        var most = 0;
        for (var location = 0; location < above.Length; location++)
        {
            var images = hierarchy.ImagesOf(location);
            most = Math.Max(most, images);
            if (own[location].Images > 0)
                above[location] = 0;
            if (images > 0 && hierarchy.ParentOf(location) is var parent and >= 0)
                above[parent] = Math.Min(above[parent], images);
        }

        var counts = new int[most + 2];
        for (var location = 0; location < above.Length; location++)
        {
            var images = hierarchy.ImagesOf(location);
            if (above[location] >= images)
                continue;
            counts[above[location] + 1]++;
            counts[images + 1]--;
        }

        for (var threshold = 1; threshold < counts.Length; threshold++)
            counts[threshold] += counts[threshold - 1];
        return counts[..(most + 1)];
    }
}
