using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning;

/// <summary>
/// A hierarchy and, for each of its locations, the images of which it is the finest location: what every scheme makes its levels from.
/// </summary>
internal sealed class HierarchyTallies
{
    private readonly ImageTally[] _own;
    private readonly LocationTable _locations;

    /// <summary>Counts images along the parents and makes the hierarchy.</summary>
    /// <param name="ids">The ids, ascending in ordinal order.</param>
    /// <param name="parents">The parent of each location, -1 for roots.</param>
    /// <param name="own">The images of which each location is the finest.</param>
    /// <param name="locations">Names and centres; a location without a mean coordinate takes its centre.</param>
    /// <exception cref="PartitioningException">Ids do not ascend, a parent is no location, or the parents form a cycle.</exception>
    public HierarchyTallies(string[] ids, int[] parents, ImageTally[] own, LocationTable locations)
    {
        _own = own;
        _locations = locations;
        var totals = (ImageTally[])own.Clone();
        var order = LocationHierarchy.OrderRootsFirst(ids, parents);
        for (var i = order.Length - 1; i >= 0; i--)
        {
            if (parents[order[i]] is var parent and >= 0)
                totals[parent].Add(totals[order[i]]);
        }

        var means = new GeoCoordinate[ids.Length];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = totals[i].Mean.Value;
            if (means[i].IsMissing && locations.TryGet(ids[i], out var location) && location.Centre.IsValid)
                means[i] = location.Centre;
        }

        Hierarchy = new LocationHierarchy(ids, parents, Array.ConvertAll(totals, total => total.Images), means);
    }

    /// <summary>The hierarchy, with images and mean coordinates summed over descendants.</summary>
    public LocationHierarchy Hierarchy { get; }

    /// <summary>What is known of the locations of the hierarchy, and of no others.</summary>
    public LocationTable KnownLocations()
    {
        var known = new LocationTable();
        foreach (var id in Hierarchy.Ids)
        {
            if (_locations.TryGet(id, out var location))
                known.Add(location);
        }

        return known;
    }

    /// <summary>The classes of a level: of each image the finest surviving location among its own and those above; ascending by location.</summary>
    /// <param name="survives">Whether a location stays at this level.</param>
    /// <returns>The classes that have an image, possibly none.</returns>
    public Cell[] CellsWhere(Func<int, bool> survives)
    {
        var nearest = new int[_own.Length];
        var classes = new ImageTally[_own.Length];
        foreach (var location in Hierarchy.RootsFirst)
        {
            var parent = Hierarchy.ParentOf(location);
            nearest[location] = survives(location) ? location : parent < 0 ? -1 : nearest[parent];
            if (nearest[location] >= 0)
                classes[nearest[location]].Add(_own[location]);
        }

        return [.. Enumerable.Range(0, classes.Length).Where(i => classes[i].Images > 0).Select(i => CellOf(i, classes[i]))];
    }

    /// <summary>A class; where its images have no mean coordinate it takes its location's.</summary>
    public Cell CellOf(int location, in ImageTally images)
    {
        var (id, mean) = (Hierarchy.Ids[location], images.Mean.Value);
        return new Cell(location, id, _locations.NameOf(id), images.Images, mean.IsMissing ? Hierarchy.MeanOf(location) : mean, images.Extent.AtLeastKm);
    }
}
