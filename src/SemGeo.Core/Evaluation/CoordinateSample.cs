using SemGeo.Geography;

namespace SemGeo.Evaluation;

/// <summary>
/// A uniform sample of a stream of coordinates in constant memory (reservoir sampling, Vitter's algorithm R). The same stream, size
/// and seed give the same sample; a stream that is not longer than the size is kept whole.
/// </summary>
internal sealed class CoordinateSample
{
    private readonly List<GeoCoordinate> _kept = [];
    private readonly Random _random;

    /// <summary>Creates an empty sample.</summary>
    /// <param name="size">The most coordinates to keep, at least 1.</param>
    /// <param name="seed">The seed of the draws.</param>
    public CoordinateSample(int size, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _random = new Random(seed);
    }

    /// <summary>The most coordinates to keep.</summary>
    public int Size { get; }

    /// <summary>The coordinates seen, those left out because they are missing or out of range not counted.</summary>
    public long Seen { get; private set; }

    /// <summary>The sample.</summary>
    public IReadOnlyList<GeoCoordinate> Coordinates => _kept;

    /// <summary>Shows the sample a coordinate; one that is missing or out of range is passed over.</summary>
    public void Add(GeoCoordinate coordinate)
    {
        if (!coordinate.IsValid)
            return;
        Seen++;
        if (_kept.Count < Size)
            _kept.Add(coordinate);
        else if (_random.NextInt64(Seen) is var place && place < Size)
            _kept[(int)place] = coordinate;
    }
}
