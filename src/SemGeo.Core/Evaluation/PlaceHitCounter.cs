using SemGeo.Locations;
using SemGeo.Partitioning;

namespace SemGeo.Evaluation;

/// <summary>
/// Counts how often the address of the predicted cell names the place that the photo was really taken in, by kind of place: a hit
/// where the predicted path to the root contains the true location.
/// </summary>
/// <remarks>A true location that is too rare for the hierarchy can never be hit; it counts all the same. Not safe for several threads at once.</remarks>
public sealed class PlaceHitCounter
{
    private const int NoAdminLevel = 15; // OSM's value for everything that has none.

    private readonly PartitioningSet _set;
    private readonly LocationTable _locations;
    private readonly SortedDictionary<(int AdminLevel, string Class), (long Rows, long Hits)> _counts = [];
    private readonly Dictionary<(int AdminLevel, string Class), bool> _row = [];

    /// <summary>Creates a counter.</summary>
    /// <param name="set">The partitionings that predict.</param>
    /// <param name="locations">What the geocoder of the true addresses knows; it says the kind of each place.</param>
    public PlaceHitCounter(PartitioningSet set, LocationTable locations)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(locations);
        _set = set;
        _locations = locations;
    }

    /// <summary>The rows whose true address was empty; they are left out.</summary>
    public long WithoutAddress { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="truth">The true address, of the geocoder of the partitionings.</param>
    /// <param name="predicted">The predicted location's number in the hierarchy, or -1 where there is no prediction.</param>
    public void Add(Address truth, int predicted)
    {
        ArgumentNullException.ThrowIfNull(truth);
        if (truth.IsEmpty)
        {
            WithoutAddress++;
            return;
        }

        // A row counts once a kind, however many places of that kind its address has.
        _row.Clear();
        foreach (var id in truth.LocationIds)
        {
            var kind = KindOf(id);
            var location = predicted < 0 ? -1 : _set.Hierarchy.IndexOf(id);
            _row[kind] = _row.GetValueOrDefault(kind) || (location >= 0 && _set.Hierarchy.IsWithin(predicted, location));
        }

        foreach (var (kind, hit) in _row)
        {
            var (rows, hits) = _counts.GetValueOrDefault(kind);
            _counts[kind] = (rows + 1, hits + (hit ? 1 : 0));
        }
    }

    /// <summary>The hits so far: administrative levels first, coarse to fine, then classes by name.</summary>
    public IReadOnlyList<PlaceHits> Result() => [.. _counts.Select(entry => new PlaceHits(
        entry.Key.AdminLevel < NoAdminLevel ? $"admin level {entry.Key.AdminLevel}" : entry.Key.Class,
        entry.Value.Rows,
        entry.Value.Hits,
        WilsonInterval.Of((double)entry.Value.Hits / entry.Value.Rows, entry.Value.Rows)))];

    private (int AdminLevel, string Class) KindOf(string id)
    {
        if (!_locations.TryGet(id, out var location))
            return (NoAdminLevel, "unknown");
        return location.AdminLevel is < NoAdminLevel and var level ? (level, "") : (NoAdminLevel, location.Class);
    }
}
