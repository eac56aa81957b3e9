using System.Runtime.CompilerServices;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// The nearest populated place within a face: a k-d tree for each face over unit vectors, where the straight distance orders
/// points as the great-circle distance does, at the poles and the antimeridian too.
/// </summary>
/// <remarks>The tree of <see cref="SphereIndex"/> for the hottest path: many trees in one array, in single precision, and places that are found within a reach of their own.</remarks>
internal sealed class GazetteerPlaceIndex
{
    private const int LeafSize = 6;
    private const int DeepestTree = 40;

    // A place beyond its own region's border is found from the wrong side within its distance to that region and so much more.
    private const double StraySlackKm = 1;
    private const double RadiansPerUnit = Math.PI / 180 / GazetteerTables.PlaceUnitsPerDegree;

    // Abandoned, historical and destroyed places: in the gazetteer, but no photo is taken "in" them today.
    private static readonly string[] GoneFeatures = ["PPLQ", "PPLH", "PPLW", "PPLCH"];

    private readonly Node[] _nodes;
    private readonly byte[] _axes;
    private readonly int[] _firstNode;
    private readonly int[] _population;

    /// <param name="tables">The gazetteer.</param>
    /// <param name="repairBorders">Whether a face also finds the places that its generalised border took from a neighbour, near them.</param>
    public GazetteerPlaceIndex(GazetteerTables tables, bool repairBorders)
    {
        var places = tables.Places;
        var gone = Array.ConvertAll(places.FeatureCodes, code => GoneFeatures.Contains(code));
        var strays = repairBorders ? tables.Strays : new([], [], []);
        var strayOrder = Enumerable.Range(0, strays.Count).OrderBy(stray => strays.Face[stray]).ToArray();
        _population = places.Population;
        _firstNode = new int[tables.Faces.Count + 1];
        _nodes = new Node[places.Count + strays.Count];
        var (count, nextStray) = (0, 0);
        for (var face = 0; face < tables.Faces.Count; face++)
        {
            for (var place = tables.Faces.FirstPlace[face]; place < tables.Faces.FirstPlace[face + 1]; place++)
                Add(place, float.PositiveInfinity);
            for (; nextStray < strays.Count && strays.Face[strayOrder[nextStray]] == face; nextStray++)
            {
                var stray = strayOrder[nextStray];
                var km = strays.Distance[stray] / (double)GazetteerTables.StrayUnitsPerKm + StraySlackKm;
                Add(strays.Place[stray], GazetteerPoint.SquaredChord(km));
            }

            _firstNode[face + 1] = count;
        }

        _axes = new byte[count];
        Parallel.For(0, tables.Faces.Count, face => Sort(_firstNode[face], _firstNode[face + 1]));

        void Add(int place, float reach)
        {
            if (!gone[places.Feature[place]])
                _nodes[count++] = new Node(GazetteerPoint.Of(places.Latitude[place] * RadiansPerUnit, places.Longitude[place] * RadiansPerUnit), place, reach);
        }
    }

    /// <summary>Finds the place of a face that is nearest to a point; of places at the same spot the most populous.</summary>
    /// <returns>The place, or -1 when none is nearer than the limit.</returns>
    public int FindNearest(int face, double latitude, double longitude, double limitKm, out double km)
    {
        var target = GazetteerPoint.Of(latitude * Math.PI / 180, longitude * Math.PI / 180);
        var best = -1;
        var bestSquared = GazetteerPoint.SquaredChord(limitKm);
        Span<(int Low, int High, float Beyond)> open = stackalloc (int, int, float)[DeepestTree];
        open[0] = (_firstNode[face], _firstNode[face + 1], 0);
        var depth = 1;
        while (depth > 0)
        {
            var (low, high, beyond) = open[--depth];
            if (beyond > bestSquared)
                continue;
            while (high - low > LeafSize)
            {
                var middle = (low + high) >> 1;
                ref readonly var node = ref _nodes[middle];
                Consider(in node);
                var offset = target[_axes[middle]] - node.Position[_axes[middle]];
                if (offset < 0)
                {
                    open[depth++] = (middle + 1, high, offset * offset);
                    high = middle;
                }
                else
                {
                    open[depth++] = (low, middle, offset * offset);
                    low = middle + 1;
                }
            }

            foreach (ref readonly var node in _nodes.AsSpan(low..high))
                Consider(in node);
        }

        km = GazetteerPoint.Km(bestSquared);
        return best;

        void Consider(ref readonly Node node)
        {
            var squared = GazetteerPoint.SquaredChord(in target, in node.Position);
            if (squared > bestSquared || squared > node.Reach || (squared == bestSquared && best >= 0 && !IsPreferred(node.Place, best)))
                return;
            bestSquared = squared;
            best = node.Place;
        }
    }

    private bool IsPreferred(int place, int other) =>
        _population[place] != _population[other] ? _population[place] > _population[other] : place < other;

    /// <summary>Sorts a range into an implicit k-d tree: the median in the middle, recursively, along the widest axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sort(int low, int high)
    {
        while (high - low > LeafSize)
        {
            var axis = WidestAxis(_nodes.AsSpan(low..high));
            var middle = (low + high) >> 1;
            SelectMedian(low, high - 1, middle, axis);
            _axes[middle] = (byte)axis;
            Sort(low, middle);
            low = middle + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int WidestAxis(ReadOnlySpan<Node> nodes)
    {
        var widest = 0;
        var width = -1f;
        for (var axis = 0; axis < 3; axis++)
        {
            var (least, most) = (float.MaxValue, float.MinValue);
            foreach (ref readonly var node in nodes)
            {
                least = Math.Min(least, node.Position[axis]);
                most = Math.Max(most, node.Position[axis]);
            }

            if (most - least > width)
                (widest, width) = (axis, most - least);
        }

        return widest;
    }

    /// <summary>Quickselect (Hoare's partition).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SelectMedian(int low, int high, int middle, int axis)
    {
        while (low < high)
        {
            var pivot = _nodes[(low + high) >> 1].Position[axis];
            var (i, j) = (low, high);
            while (i <= j)
            {
                while (_nodes[i].Position[axis] < pivot)
                    i++;
                while (_nodes[j].Position[axis] > pivot)
                    j--;
                if (i > j)
                    break;
                (_nodes[i], _nodes[j]) = (_nodes[j], _nodes[i]);
                i++;
                j--;
            }

            if (middle <= j)
                high = j;
            else if (middle >= i)
                low = i;
            else
                return;
        }
    }

    private readonly struct Node(GazetteerPoint position, int place, float reach)
    {
        public readonly GazetteerPoint Position = position;
        public readonly int Place = place;

        /// <summary>The squared chord within which the place can be found.</summary>
        public readonly float Reach = reach;
    }
}
