using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Tables;

namespace SemGeo.Geocoding.DataSets;

/// <summary>
/// Rows that are geocoded together. The batch grows while geocoding is fast and shrinks where it is slow, so that a kill costs little of a slow geocoder's work; the first ones are small, so that
/// a small collection goes on too.
/// </summary>
internal sealed class GeocodingBatch(IReverseGeocoder geocoder)
{
    private const int MinRows = 16;
    private const int MaxRows = 1 << 14;

    private static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private readonly CoordinateRow[] _rows = new CoordinateRow[MaxRows];
    private readonly GeoCoordinate[] _coordinates = new GeoCoordinate[MaxRows];
    private readonly Address[] _addresses = new Address[MaxRows];
    private int _capacity = 1;
    private int _count;

    /// <summary>Whether no row fits in any more.</summary>
    public bool IsFull => _count == _capacity;

    /// <summary>The rows.</summary>
    public ReadOnlySpan<CoordinateRow> Rows => _rows.AsSpan(0, _count);

    /// <summary>Their addresses, once geocoded.</summary>
    public ReadOnlySpan<Address> Addresses => _addresses.AsSpan(0, _count);

    public void Add(CoordinateRow row) => (_rows[_count], _coordinates[_count++]) = (row, row.Coordinate);

    public void Geocode()
    {
        var started = TimeProvider.System.GetTimestamp();
        geocoder.Geocode(_coordinates.AsSpan(0, _count), _addresses.AsSpan(0, _count));
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        if (elapsed < Fast || _capacity < MinRows)
            _capacity = Math.Min(2 * _capacity, MaxRows);
        else if (elapsed > Slow)
            _capacity = Math.Max(_capacity / 2, MinRows);
    }

    public void Clear() => _count = 0;
}
