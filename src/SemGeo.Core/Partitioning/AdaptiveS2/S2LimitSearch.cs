namespace SemGeo.Partitioning.AdaptiveS2;

/// <summary>
/// The limits that give wanted numbers of classes, exact for every limit at once: a cell that is kept is a class for the limits from its own images on, up to those of its parent. Cells of the
/// finest level cannot be divided, so that no limit is too small for them.
/// </summary>
/// <remarks>
/// Falling limits give more classes until cells become too small to be kept, then fewer again, of ever fewer images. Limits below the one with most classes are not looked at.
/// </remarks>
internal static class S2LimitSearch
{
    /// <summary>Finds for each wanted number of classes the limit that comes nearest; of equally near ones the largest, which leaves out least.</summary>
    /// <param name="nodes">The cells, divided down to <paramref name="minImages"/> + 1 images.</param>
    /// <param name="minImages">Cells with more images are kept; limits are above it.</param>
    /// <param name="classes">The wanted numbers, descending from fine to coarse.</param>
    /// <returns>The limits, ascending.</returns>
    /// <exception cref="PartitioningException">No cell is kept, or two levels would have one limit.</exception>
    public static int[] Find(ReadOnlySpan<S2ImageTree.Node> nodes, int minImages, IReadOnlyList<int> classes)
    {
        var counts = CountClasses(nodes, minImages);
        var smallest = minImages + 1;
        for (var limit = smallest; limit < counts.Length; limit++)
            smallest = counts[limit] >= counts[smallest] ? limit : smallest;
        var limits = new int[classes.Count];
        for (var level = 0; level < limits.Length; level++)
        {
            var best = -1;
            for (var limit = smallest; limit < counts.Length; limit++)
            {
                if (counts[limit] > 0 && (best < 0 || Math.Abs(counts[limit] - classes[level]) <= Math.Abs(counts[best] - classes[level])))
                    best = limit;
            }

            limits[level] = best;
            if (best < 0)
                throw new PartitioningException($"No cell holds more than MinImages {minImages} images, whatever the limit: the fullest has {counts.Length - 1}. Lower MinImages, or add images.");
            if (level > 0 && best <= limits[level - 1])
            {
                throw new PartitioningException($"Both {classes[level - 1]} and {classes[level]} classes come nearest at the limit {best}, which gives {counts[best]}: "
                    + "this collection has no such levels. Ask for numbers farther apart or for fewer levels.");
            }
        }

        return limits;
    }

    /// <summary>The number of classes at each limit up to the images of the fullest cell.</summary>
    internal static int[] CountClasses(ReadOnlySpan<S2ImageTree.Node> nodes, int minImages)
    {
        var most = 0;
        foreach (ref readonly var node in nodes)
            most = Math.Max(most, node.Images);
        var counts = new int[most + 2];
        foreach (ref readonly var node in nodes)
        {
            var first = node.IsDivided ? node.Images : minImages + 1;
            var end = node.Parent < 0 ? most + 1 : nodes[node.Parent].Images;
            if (node.Images <= minImages || first >= end)
                continue;
            counts[first]++;
            counts[end]--;
        }

        for (var limit = 1; limit < counts.Length; limit++)
            counts[limit] += counts[limit - 1];
        return counts[..(most + 1)];
    }
}
