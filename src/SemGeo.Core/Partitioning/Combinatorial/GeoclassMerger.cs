using SemGeo.Geography;

namespace SemGeo.Partitioning.Combinatorial;

/// <summary>
/// Merges atoms into the classes of one geoclass set: as long as there are more regions than wanted, the one with the lowest score is merged with its neighbour
/// of the lowest cost. Score and cost are weighted sums times a drawn factor; see <see cref="GeoclassSetOptions"/>.
/// </summary>
internal sealed class GeoclassMerger
{
    private readonly GeoclassSetOptions _options;
    private readonly Random _random;
    private readonly Region?[] _regions;
    private readonly int[] _mergedInto;
    private readonly PriorityQueue<(int Region, int Version), (double Score, int Region)> _queue = new();

    /// <param name="atoms">The atoms.</param>
    /// <param name="neighbours">For each atom its neighbours; both know each other.</param>
    /// <param name="options">The set's options.</param>
    /// <param name="seed">The seed of this set.</param>
    public GeoclassMerger(Atoms atoms, IReadOnlyList<IReadOnlyCollection<int>> neighbours, GeoclassSetOptions options, int seed)
    {
        _options = options;
        _random = new Random(seed);
        _regions = new Region[atoms.Count];
        _mergedInto = [.. Enumerable.Range(0, atoms.Count)];
        for (var i = 0; i < atoms.Count; i++)
            _regions[i] = new Region(atoms.Images[i].Images, atoms.Images[i].Mean, neighbours[i]);
        for (var i = 0; i < atoms.Count; i++)
            Enqueue(i);
    }

    /// <summary>Merges until so many regions are left.</summary>
    /// <returns>For each atom its class, numbered in the order of the first atoms.</returns>
    public int[] MergeTo(int classes)
    {
        for (var left = _regions.Length; left > classes; left--)
        {
            var lowest = Dequeue();
            Merge(lowest, NeighbourOf(lowest));
        }

        var numbers = new Dictionary<int, int>();
        return [.. Enumerable.Range(0, _regions.Length).Select(atom => numbers.TryGetValue(RootOf(atom), out var number) ? number : numbers[RootOf(atom)] = numbers.Count)];
    }

    private void Enqueue(int index)
    {
        var region = _regions[index]!;
        var score = _options.ImageWeight * region.Images + _options.NeighbourWeight * region.Neighbours.Count;
        _queue.Enqueue((index, region.Version), (score * Factor(), index));
    }

    private int Dequeue()
    {
        while (true)
        {
            var (index, version) = _queue.Dequeue();
            if (_regions[index]?.Version == version)
                return index;
        }
    }

    private int NeighbourOf(int index)
    {
        var region = _regions[index]!;

        // An island: nothing is left of its part of the graph but itself.
        var candidates = region.Neighbours.Count > 0 ? region.Neighbours : Enumerable.Range(0, _regions.Length).Where(i => i != index && _regions[i] is not null);
        var (best, lowest) = (-1, double.PositiveInfinity);
        foreach (var candidate in candidates)
        {
            var other = _regions[candidate]!;
            var km = GreatCircle.DistanceKm(region.Mean.Value, other.Mean.Value);
            var cost = (_options.DistanceWeight * (double.IsNaN(km) ? 0 : km) + _options.SizeWeight * other.Images) * Factor();
            if (best < 0 || cost < lowest)
                (best, lowest) = (candidate, cost);
        }

        return best;
    }

    /// <summary>The region with more neighbours takes the other in, so that little is moved.</summary>
    private void Merge(int a, int b)
    {
        var (into, from) = _regions[a]!.Neighbours.Count >= _regions[b]!.Neighbours.Count ? (a, b) : (b, a);
        var (larger, smaller) = (_regions[into]!, _regions[from]!);
        larger.Take(smaller);
        foreach (var neighbour in smaller.Neighbours)
        {
            _regions[neighbour]!.Neighbours.Remove(from);
            if (neighbour == into)
                continue;
            _regions[neighbour]!.Neighbours.Add(into);
            larger.Neighbours.Add(neighbour);
        }

        _regions[from] = null;
        _mergedInto[from] = into;
        Enqueue(into);
    }

    private int RootOf(int atom)
    {
        while (_mergedInto[atom] != atom)
            atom = _mergedInto[atom] = _mergedInto[_mergedInto[atom]];
        return atom;
    }

    private double Factor() => 1 + _options.Randomness * _random.NextDouble();

    private sealed class Region(int images, MeanCoordinate mean, IEnumerable<int> neighbours)
    {
        private MeanCoordinate _mean = mean;

        public int Images { get; private set; } = images;

        public MeanCoordinate Mean => _mean;

        /// <summary>Counts the mergers; what was put into the queue before the last one is out of date.</summary>
        public int Version { get; private set; }

        public SortedSet<int> Neighbours { get; } = [.. neighbours];

        public void Take(Region other)
        {
            Images += other.Images;
            _mean.Add(other._mean);
            Version++;
        }
    }
}
