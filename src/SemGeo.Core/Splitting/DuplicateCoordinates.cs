using System.Runtime.InteropServices;
using SemGeo.Geography;

namespace SemGeo.Splitting;

/// <summary>
/// Finds photos that share a coordinate: bursts, series of one spot, and places that a service filled in (a city's centre for all photos
/// tagged with its name). Add every photo, then <see cref="Report"/>.
/// </summary>
/// <remarks>Memory grows with the different coordinates and, where authors are known, with the different pairs of coordinate and author.</remarks>
public sealed class DuplicateCoordinates
{
    private const int MaxDecimals = 15;

    private readonly int? _decimals;
    private readonly Dictionary<GeoCoordinate, int> _numbers = [];
    private readonly List<(int Photos, int Authors)> _counts = [];
    private readonly Dictionary<string, int> _authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _authorsBySpan;
    private readonly HashSet<(int Coordinate, int Author)> _pairs = [];
    private long _photos;
    private long _withoutCoordinate;

    /// <summary>Creates an empty collection.</summary>
    /// <param name="decimals">Decimals of a degree to round to, 0 to 15 (4 is 11 m); null for exactly equal coordinates.</param>
    public DuplicateCoordinates(int? decimals = null)
    {
        if (decimals is < 0 or > MaxDecimals)
            throw new ArgumentOutOfRangeException(nameof(decimals), decimals, $"Decimals are 0 to {MaxDecimals}, or null for exactly equal coordinates.");
        _decimals = decimals;
        _authorsBySpan = _authors.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a photo.</summary>
    /// <param name="coordinate">Its position; one that is missing or out of range is only counted.</param>
    /// <param name="author">Its author; empty where unknown.</param>
    public void Add(GeoCoordinate coordinate, ReadOnlySpan<char> author = default)
    {
        _photos++;
        if (!coordinate.IsValid)
        {
            _withoutCoordinate++;
            return;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, Rounded(coordinate), out var known);
        if (!known)
        {
            number = _counts.Count;
            _counts.Add(default);
        }

        ref var count = ref CollectionsMarshal.AsSpan(_counts)[number];
        count.Photos++;
        if (!author.IsWhiteSpace() && _pairs.Add((number, NumberOf(author.Trim()))))
            count.Authors++;
    }

    /// <summary>Says what was found.</summary>
    /// <param name="largest">How many groups to name.</param>
    public DuplicateReport Report(int largest = 10)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        var groups = _numbers.Select(pair => new DuplicateGroup(pair.Key, _counts[pair.Value].Photos, _counts[pair.Value].Authors)).Where(group => group.Photos > 1).ToArray();
        return new DuplicateReport(
            _photos, _withoutCoordinate, _numbers.Count, groups.Length, groups.Sum(group => (long)group.Photos),
            _authors.Count > 0 ? groups.Count(group => group.Authors > 1) : null,
            [.. groups.OrderByDescending(group => group.Photos).ThenBy(group => group.Coordinate.Latitude).ThenBy(group => group.Coordinate.Longitude).Take(largest)]);
    }

    private GeoCoordinate Rounded(GeoCoordinate c) => _decimals is { } decimals ? new(Math.Round(c.Latitude, decimals), Math.Round(c.Longitude, decimals)) : c;

    private int NumberOf(ReadOnlySpan<char> author)
    {
        if (_authorsBySpan.TryGetValue(author, out var number))
            return number;
        _authors.Add(author.ToString(), _authors.Count);
        return _authors.Count - 1;
    }
}
