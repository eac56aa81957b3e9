using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning.AdaptiveS2;

/// <summary>
/// The adaptive partitioning by S2 cells of PlaNet (Weyand et al., 2016), against which the paper compares (4.1.1). For each limit:
/// <list type="number">
/// <item>The images are put into the cells of the start level.</item>
/// <item>A cell with more images than the limit is divided into its four children, down to the finest level.</item>
/// <item>Of the cells left undivided those with more than MinImages images are the classes; images of the others have none.</item>
/// </list>
/// </summary>
/// <remarks>
/// The levels nest: a cell of a finer one is, or lies within, one of the coarser. The hierarchy of the set holds the classes of
/// all levels and the cells between them and the start level; ids are S2 tokens. What is built does not depend on the order of
/// the images.
/// </remarks>
public static class AdaptiveS2Partitioning
{
    /// <summary>The class of the locations of such a set.</summary>
    public const string LocationClass = "s2";

    /// <summary>Who "geocodes": the grid itself, which has one version.</summary>
    public static GeocoderSource Source { get; } = new("s2", "quadratic");

    /// <summary>Builds the partitionings.</summary>
    /// <param name="coordinates">The positions of all images; one that is missing or out of range counts as an image without a class.</param>
    /// <param name="options">The limits.</param>
    /// <exception cref="ArgumentException">The options are wrong; the message names all errors.</exception>
    /// <exception cref="PartitioningException">No image has a position, or no cell holds more than MinImages images.</exception>
    public static PartitioningSet Build(ReadOnlySpan<GeoCoordinate> coordinates, AdaptiveS2Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var limits = options.Classes is { } wanted
            ? S2LimitSearch.Find(new S2ImageTree(coordinates, options.StartLevel, options.MaxLevel, options.MinImages + 1).Nodes, options.MinImages, wanted)
            : options.MaxImages;
        var tree = new S2ImageTree(coordinates, options.StartLevel, options.MaxLevel, limits[0]);
        if (tree.Images == 0)
            throw new PartitioningException($"None of the {coordinates.Length} images has a coordinate: check the latitude and longitude columns.");
        var classes = limits.Select(_ => new List<int>()).ToArray();
        FindClasses(tree.Nodes, options.MinImages, limits, classes);
        if (Array.Find(classes, level => level.Count == 0) is not null)
        {
            throw new PartitioningException($"No cell holds more than MinImages {options.MinImages} images ({tree.Images} images have a coordinate). "
                + "Use a smaller MinImages with larger MaxImages, or add images.");
        }

        var (tallies, locationOfNode, locations) = Tally(tree.Nodes, classes);
        var hierarchy = tallies.Hierarchy;
        var names = options.EffectiveLevelNames;
        var levels = new PartitioningLevel[classes.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var isClass = new bool[hierarchy.Count];
            foreach (var node in classes[i])
                isClass[locationOfNode[node]] = true;
            levels[i] = new PartitioningLevel(names[i], limits[i], tallies.CellsWhere(location => isClass[location]), hierarchy);
        }

        var outside = 0;
        for (var i = 0; i < tree.Nodes.Length; i++)
            outside += tree.Nodes[i].Parent < 0 && locationOfNode[i] < 0 ? tree.Nodes[i].Images : 0;
        var statistics = new CollectionStatistics(coordinates.Length, 0, coordinates.Length - tree.Images, outside, tree.Nodes.Length, 0, 0);
        return new PartitioningSet(Source, hierarchy, locations, levels, statistics, PartitioningScheme.AdaptiveS2, new S2CellLocator(hierarchy));
    }

    /// <summary>For each limit the nodes that dividing by it leaves undivided and that are kept.</summary>
    private static void FindClasses(ReadOnlySpan<S2ImageTree.Node> nodes, int minImages, IReadOnlyList<int> limits, List<int>[] classes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Images <= minImages)
                continue;
            for (var level = 0; level < classes.Length; level++)
            {
                var limit = limits[level];
                var isReached = nodes[i].Parent < 0 || nodes[nodes[i].Parent].Images > limit;
                if (isReached && (nodes[i].Images <= limit || !nodes[i].IsDivided))
                    classes[level].Add(i);
            }
        }
    }

    /// <summary>Makes locations of the classes and of the cells above them, and counts every image at the finest that it lies in.</summary>
    private static (HierarchyTallies Tallies, int[] LocationOfNode, LocationTable Locations) Tally(ReadOnlySpan<S2ImageTree.Node> nodes, List<int>[] classes)
    {
        var locationOfNode = new int[nodes.Length];
        Array.Fill(locationOfNode, -1);
        var kept = new List<int>();
        foreach (var node in classes.SelectMany(level => level))
        {
            for (var at = node; at >= 0 && locationOfNode[at] < 0; at = nodes[at].Parent)
            {
                locationOfNode[at] = kept.Count;
                kept.Add(at);
            }
        }

        var nodeOfLocation = kept.ToArray();
        var ids = new string[nodeOfLocation.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = nodes[nodeOfLocation[i]].Cell.ToString();
        Array.Sort(ids, nodeOfLocation, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
            locationOfNode[nodeOfLocation[i]] = i;

        var (parents, own, locations) = (new int[ids.Length], new ImageTally[ids.Length], new LocationTable());
        for (var i = 0; i < ids.Length; i++)
        {
            ref readonly var node = ref nodes[nodeOfLocation[i]];
            parents[i] = node.Parent < 0 ? -1 : locationOfNode[node.Parent];
            locations.Add(new Location(ids[i], ids[i], LocationClass, null, IsArea: true, node.Cell.Centre));
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            var at = i;
            while (at >= 0 && locationOfNode[at] < 0)
                at = nodes[at].Parent;
            if (at >= 0)
                own[locationOfNode[at]].Add(nodes[i].Sum);
        }

        return (new HierarchyTallies(ids, parents, own, locations), locationOfNode, locations);
    }
}
