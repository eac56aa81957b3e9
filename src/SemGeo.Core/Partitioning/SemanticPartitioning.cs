using SemGeo.Locations;

namespace SemGeo.Partitioning;

/// <summary>
/// The semantic partitioning SemP (paper 3.1.1, 3.1.2), over distinct addresses. In this order:
/// <list type="number">
/// <item>Locations with fewer than MinImages images, counted on the raw addresses (a location once an image), are taken out of the
/// addresses; so are those without an area where only areas are wanted.</item>
/// <item>The adjacent locations of what is left form a graph, made a forest by <see cref="HierarchyEdges"/>.</item>
/// <item>Every address is replaced by the path from its finest location to its root.</item>
/// <item>Images are counted again over those paths, ancestors included.</item>
/// <item>For each threshold: locations with fewer images go; the finest one left of each image is its class.</item>
/// </list>
/// </summary>
internal sealed class SemanticPartitioning
{
    private readonly AddressTable _table;
    private readonly PartitioningOptions _options;
    private readonly LocationTable _locations;
    private readonly int[] _rawImages;

    public SemanticPartitioning(AddressTable table, PartitioningOptions options, LocationTable locations)
    {
        _table = table;
        _options = options;
        _locations = locations;
        _rawImages = CountRaw(table);
    }

    public PartitioningSet Build(GeocoderSource source, int images, int withoutAddress, int withoutCoordinate)
    {
        var (ids, numbers) = FrequentLocations();
        var own = new ImageTally[ids.Length];
        var parents = Link(numbers, own, out var withoutLocation, out var cutCycles);
        var tallies = new HierarchyTallies(ids, parents, own, _locations);
        var names = _options.EffectiveLevelNames;
        var thresholds = _options.Classes is { } classes ? ThresholdSearch.Find(tallies.Hierarchy, own, _options.MinImages, classes) : _options.Thresholds;
        var levels = thresholds.Select((threshold, i) => Level(names[i], threshold, tallies)).ToArray();
        var statistics = new CollectionStatistics(images, withoutAddress, withoutCoordinate, withoutLocation, _table.Locations.Count, _table.Tallies.Length, cutCycles);
        return new PartitioningSet(source, tallies.Hierarchy, tallies.KnownLocations(), levels, statistics);
    }

    /// <summary>Images a location; a location counts once an image, however often its address repeats it.</summary>
    private static int[] CountRaw(AddressTable table)
    {
        var images = new int[table.Locations.Count];
        var seenIn = new int[images.Length];
        for (var i = 0; i < table.Tallies.Length; i++)
        {
            foreach (var location in table.LocationsOf(table.Tallies[i]))
            {
                if (seenIn[location] == i + 1)
                    continue;
                seenIn[location] = i + 1;
                images[location] += table.Tallies[i].Sum.Images;
            }
        }

        return images;
    }

    /// <summary>Step 1: the ids that stay, ascending, and for each location of the table its number among them or -1.</summary>
    private (string[] Ids, int[] Numbers) FrequentLocations()
    {
        var kept = Enumerable.Range(0, _rawImages.Length).Where(i => _rawImages[i] >= _options.MinImages && IsWanted(i)).ToArray();
        if (kept.Length == 0)
            throw NothingFrequent();
        var ids = Array.ConvertAll(kept, i => _table.Locations.IdOf(i));
        Array.Sort(ids, kept, StringComparer.Ordinal);
        var numbers = new int[_rawImages.Length];
        Array.Fill(numbers, -1);
        for (var i = 0; i < kept.Length; i++)
            numbers[kept[i]] = i;
        return (ids, numbers);
    }

    private bool IsWanted(int i) => !_options.AreasOnly || (_locations.TryGet(_table.Locations.IdOf(i), out var location) && location.IsArea);

    private PartitioningException NothingFrequent()
    {
        var wanted = Enumerable.Range(0, _rawImages.Length).Where(IsWanted).ToArray();
        if (wanted.Length == 0)
        {
            return new PartitioningException($"AreasOnly leaves no location: none of the {_rawImages.Length} locations is known to have an area. "
                + "Give a location table that knows areas, or switch AreasOnly off.");
        }

        var most = wanted.OrderByDescending(i => _rawImages[i]).ThenBy(i => _table.Locations.IdOf(i), StringComparer.Ordinal).First();
        return new PartitioningException($"MinImages {_options.MinImages} leaves no location: the most frequent one, {Named(_table.Locations.IdOf(most))}, has {_rawImages[most]} images. "
            + $"Use at most {_rawImages[most]}, or add images.");
    }

    /// <summary>Steps 2 and 3: the parents, and what is summed for each location over the images of which it is the finest.</summary>
    private int[] Link(int[] numbers, ImageTally[] own, out int withoutLocation, out int cutCycles)
    {
        var edges = new HierarchyEdges(own.Length);
        withoutLocation = 0;
        foreach (ref readonly var tally in _table.Tallies)
        {
            var finer = -1;
            foreach (var raw in _table.LocationsOf(tally))
            {
                var location = numbers[raw];
                if (location < 0)
                    continue;
                if (finer < 0)
                    own[location].Add(tally.Sum);
                else
                    edges.Add(finer, location, tally.Sum.Images);
                finer = location;
            }

            if (finer < 0)
                withoutLocation += tally.Sum.Images;
        }

        var parents = edges.Parents();
        cutCycles = edges.CutCycles;
        return parents;
    }

    /// <summary>Step 5: the classes at one threshold.</summary>
    private PartitioningLevel Level(string name, int threshold, HierarchyTallies tallies)
    {
        var hierarchy = tallies.Hierarchy;
        var cells = tallies.CellsWhere(location => hierarchy.ImagesOf(location) >= threshold);
        return cells.Length > 0 ? new PartitioningLevel(name, threshold, cells, hierarchy) : throw NoCell(name, threshold, hierarchy);
    }

    private PartitioningException NoCell(string name, int threshold, LocationHierarchy hierarchy)
    {
        var most = Enumerable.Range(0, hierarchy.Count).MaxBy(hierarchy.ImagesOf); // The first of several.
        return new PartitioningException($"Threshold {threshold} of partitioning '{name}' leaves no cell: the most frequent location, {Named(hierarchy.Ids[most])}, "
            + $"has {hierarchy.ImagesOf(most)} images. Use a threshold of at most {hierarchy.ImagesOf(most)}, or add images.");
    }

    private string Named(string id) => _locations.NameOf(id) is var name && name != id ? $"'{id}' ({name})" : $"'{id}'";
}
