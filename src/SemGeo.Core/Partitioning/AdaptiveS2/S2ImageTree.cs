using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Partitioning.AdaptiveS2;

/// <summary>
/// The cells that a collection occupies, divided while they hold more than a number of images. The leaf cells of the images are
/// sorted once; a cell is an interval of them, and its children are cut from it by bisection.
/// </summary>
internal readonly ref struct S2ImageTree
{
    private readonly int _divideAbove;
    private readonly int _maxLevel;
    private readonly ReadOnlySpan<GeoCoordinate> _coordinates;
    private readonly ReadOnlySpan<ulong> _leaves;
    private readonly ReadOnlySpan<int> _images;
    private readonly List<Node> _nodes;

    /// <summary>Sorts the images and divides their cells.</summary>
    /// <param name="coordinates">The images' positions; those that are missing or out of range are in no cell.</param>
    /// <param name="startLevel">The level of the first cells.</param>
    /// <param name="maxLevel">The level of cells that are not divided.</param>
    /// <param name="divideAbove">A cell with more images is divided.</param>
    public S2ImageTree(ReadOnlySpan<GeoCoordinate> coordinates, int startLevel, int maxLevel, int divideAbove)
    {
        _coordinates = coordinates;
        (_divideAbove, _maxLevel, _nodes) = (divideAbove, maxLevel, []);
        var leaves = new ulong[coordinates.Length];
        var images = new int[coordinates.Length];
        S2Leaves.Find(coordinates, MemoryMarshal.Cast<ulong, S2CellId>(leaves.AsSpan()));
        for (var i = 0; i < images.Length; i++)
            images[i] = i;
        Array.Sort(leaves, images);

        // S2CellId.None is 0 and comes first.
        var missing = EndOf(leaves, S2CellId.None.Id);
        _leaves = leaves.AsSpan(missing);
        _images = images.AsSpan(missing);
        for (var start = 0; start < _leaves.Length;)
        {
            var cell = new S2CellId(_leaves[start]).Parent(startLevel);
            var length = EndOf(_leaves[start..], cell.RangeMax.Id);
            Visit(cell, -1, start, length);
            start += length;
        }
    }

    /// <summary>The cells that hold images, every one before the cells that it was divided into.</summary>
    public ReadOnlySpan<Node> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>The images with a position.</summary>
    public int Images => _leaves.Length;

    private void Visit(S2CellId cell, int parent, int start, int length)
    {
        var node = new Node { Cell = cell, Parent = parent, Images = length, IsDivided = length > _divideAbove && cell.Level < _maxLevel };
        var index = _nodes.Count;
        if (!node.IsDivided)
        {
            foreach (var image in _images.Slice(start, length))
                node.Sum.Add(_coordinates[image]);
        }

        _nodes.Add(node);
        for (var (k, end) = (0, start + length); node.IsDivided && start < end; k++)
        {
            var child = cell.Child(k);
            var part = EndOf(_leaves[start..end], child.RangeMax.Id);
            if (part > 0)
                Visit(child, index, start, part);
            start += part;
        }
    }

    /// <summary>How many of the sorted ids are not above the last one of a range.</summary>
    private static int EndOf(ReadOnlySpan<ulong> sorted, ulong last)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle] <= last)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>A cell that holds images.</summary>
    public struct Node
    {
        public S2CellId Cell;
        public int Parent;
        public int Images;

        /// <summary>Whether the cells within it follow.</summary>
        public bool IsDivided;

        /// <summary>What is summed over its images; nothing where it is divided.</summary>
        public ImageTally Sum;
    }
}
