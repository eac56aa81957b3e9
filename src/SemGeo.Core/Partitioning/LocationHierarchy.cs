using SemGeo.Geography;

namespace SemGeo.Partitioning;

/// <summary>
/// The forest of locations that the addresses of a collection form: every location has at most one parent, the next coarser
/// location (paper 3.1.1). Locations are numbered in the ordinal order of their ids. Immutable.
/// </summary>
public sealed class LocationHierarchy
{
    private readonly string[] _ids;
    private readonly int[] _parents;
    private readonly int[] _images;
    private readonly GeoCoordinate[] _means;
    private readonly int[] _depths;
    private readonly int[] _rootsFirst;
    private readonly Dictionary<string, int> _indices;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _indicesBySpan;

    // A location's descendants are the interval [_enter, _enter + _sizes) of a depth-first walk.
    private readonly int[] _enter;
    private readonly int[] _sizes;

    /// <summary>Takes ownership of the arrays, all of one length.</summary>
    /// <exception cref="PartitioningException">Ids do not ascend, a parent is no location, or the parents form a cycle.</exception>
    internal LocationHierarchy(string[] ids, int[] parents, int[] images, GeoCoordinate[] means)
    {
        _ids = ids;
        _parents = parents;
        _images = images;
        _means = means;
        _indices = new Dictionary<string, int>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            if (i > 0 && string.CompareOrdinal(ids[i - 1], ids[i]) >= 0)
                throw new PartitioningException($"Location '{ids[i]}' follows '{ids[i - 1]}': ids must ascend and differ.");
            _indices.Add(ids[i], i);
        }

        _indicesBySpan = _indices.GetAlternateLookup<ReadOnlySpan<char>>();
        _rootsFirst = OrderRootsFirst(ids, parents);
        (_depths, _enter, _sizes) = Number();
    }

    /// <summary>The number of locations.</summary>
    public int Count => _ids.Length;

    /// <summary>The ids, ascending in ordinal order.</summary>
    public IReadOnlyList<string> Ids => _ids;

    /// <summary>All locations, every one after its parent.</summary>
    internal ReadOnlySpan<int> RootsFirst => _rootsFirst;

    /// <summary>The number of a location, or -1 where it is not in the hierarchy.</summary>
    public int IndexOf(string id) => _indices.GetValueOrDefault(id, -1);

    /// <summary>The number of a location, or -1 where it is not in the hierarchy. Allocates nothing.</summary>
    public int IndexOf(ReadOnlySpan<char> id) => _indicesBySpan.TryGetValue(id, out var location) ? location : -1;

    /// <summary>The next coarser location, or -1 for a root.</summary>
    public int ParentOf(int location) => _parents[location];

    /// <summary>The images in the location and all its descendants, counted over the paths to the roots.</summary>
    public int ImagesOf(int location) => _images[location];

    /// <summary>The mean coordinate of those images; the location's centre where none has a coordinate, else missing.</summary>
    public GeoCoordinate MeanOf(int location) => _means[location];

    /// <summary>The number of locations on the path to the root, both ends counted: 1 for a root.</summary>
    public int DepthOf(int location) => _depths[location];

    /// <summary>Whether a location is another one or lies below it.</summary>
    public bool IsWithin(int location, int ancestor)
    {
        var offset = _enter[location] - _enter[ancestor];
        return offset >= 0 && offset < _sizes[ancestor];
    }

    /// <summary>The coarsest location above this one, or itself.</summary>
    public int RootOf(int location)
    {
        while (_parents[location] >= 0)
            location = _parents[location];
        return location;
    }

    /// <summary>The ids from a location to its root, fine to coarse.</summary>
    public string[] PathOf(int location)
    {
        var path = new string[_depths[location]];
        for (var i = 0; i < path.Length; i++, location = _parents[location])
            path[i] = _ids[location];
        return path;
    }

    /// <summary>All locations, every one after its parent.</summary>
    /// <exception cref="PartitioningException">A parent is no location, or the parents form a cycle.</exception>
    internal static int[] OrderRootsFirst(string[] ids, int[] parents)
    {
        var children = new int[ids.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var parent = parents[i];
            if (parent < -1 || parent >= ids.Length)
                throw new PartitioningException($"The parent of location '{ids[i]}' has the number {parent}, but there are {ids.Length} locations.");
            if (parent >= 0)
                children[parent]++;
        }

        // Leaves are taken off until nothing is left; what stays is a cycle.
        var order = new int[ids.Length];
        var filled = ids.Length;
        for (var i = 0; i < ids.Length; i++)
        {
            for (var leaf = i; leaf >= 0 && children[leaf] == 0; leaf = parents[leaf] is var parent and >= 0 && --children[parent] == 0 ? parent : -1)
            {
                order[--filled] = leaf;
                children[leaf] = -1;
            }
        }

        if (filled > 0)
            throw new PartitioningException($"Location '{ids[Array.FindIndex(children, count => count > 0)]}' is among its own ancestors.");
        return order;
    }

    private (int[] Depths, int[] Enter, int[] Sizes) Number()
    {
        int[] depths = new int[Count], enter = new int[Count], sizes = new int[Count], next = new int[Count];
        for (var i = Count - 1; i >= 0; i--)
        {
            var location = _rootsFirst[i];
            sizes[location]++;
            if (_parents[location] >= 0)
                sizes[_parents[location]] += sizes[location];
        }

        var nextRoot = 0;
        foreach (var location in _rootsFirst)
        {
            var parent = _parents[location];
            ref var slot = ref nextRoot;
            if (parent >= 0)
                slot = ref next[parent];
            depths[location] = parent >= 0 ? depths[parent] + 1 : 1;
            enter[location] = slot;
            next[location] = slot + 1;
            slot += sizes[location];
        }

        return (depths, enter, sizes);
    }
}
