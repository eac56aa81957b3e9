using System.Buffers;
using System.Collections.Concurrent;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Offline geocoding with the embedded gazetteer: the default provider.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>Country and first polygon region: exact point-in-polygon test. A border point belongs to the region on its east.</item>
/// <item>Place: the nearest populated place of the same polygon region, at most <see cref="GazetteerOptions.MaxPlaceDistanceKm"/> away;
/// its admin-2 region where that has no polygons of its own. Close to a place that the generalised border puts on the wrong side, the
/// place decides (<see cref="GazetteerOptions.RepairBorders"/>). Near a place whose country is another than the polygon's, the place is taken for its name, and the polygon's region and country stay its parents:
/// the country is always that of the polygon.</item>
/// <item>Outside all polygons: up to <see cref="GazetteerOptions.CoastToleranceKm"/> as on the land there, up to
/// <see cref="GazetteerOptions.MaritimeDistanceKm"/> the nearest country alone, farther out <see cref="Address.Empty"/>.</item>
/// </list>
/// All coordinates of a place share one <see cref="Address"/>: [city section,] place, admin-2, admin-1, country, where missing ranks are left out.
/// Location ids: "G" and the GeoNames id of a place; the ISO 3166-2 code of a region with polygons ("US-CA"), or "NE." and its Natural Earth
/// code where it has none; "GN." and the GeoNames code of any other region ("GN.US.CA.037"); ISO 3166-1 alpha-2 of a country.
/// Safe for use by several threads.
/// </remarks>
public sealed class GazetteerGeocoder : IReverseGeocoder
{
    /// <summary>The provider's kind in <see cref="Source"/>.</summary>
    public const string Provider = EmbeddedGazetteerVersions.Provider;

    private const int BatchSize = 1 << 16;
    private const int ParallelFrom = 4096;

    private readonly GazetteerOptions _options;
    private readonly GazetteerTables _tables;
    private readonly GazetteerGrid _grid;
    private readonly GazetteerPlaceIndex _places;

    // Made when first asked for, then shared by all coordinates of the place or area.
    private readonly Address?[] _placeAddresses;
    private readonly Address?[] _areaAddresses;
    private readonly ConcurrentDictionary<(int Place, int Area), Address> _addressesAbroad = [];
    private readonly int[] _countries;

    /// <summary>Creates a geocoder over a gazetteer.</summary>
    /// <param name="gazetteer">The data.</param>
    /// <param name="options">Distances and threads; null for the defaults. Copied.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names all that are.</exception>
    public GazetteerGeocoder(Gazetteer gazetteer, GazetteerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(gazetteer);
        _options = options?.Copy() ?? new GazetteerOptions();
        _options.Validate();
        Gazetteer = gazetteer;
        Source = new GeocoderSource(Provider, gazetteer.DataVersion);
        _tables = gazetteer.Tables;
        var places = Task.Run(() => new GazetteerPlaceIndex(_tables, _options.RepairBorders));
        _grid = new GazetteerGrid(_tables.Arcs);
        _places = places.GetAwaiter().GetResult();
        _placeAddresses = new Address?[_tables.Places.Count];
        _areaAddresses = new Address?[_tables.Areas.Count];

        // A parent stands before its child.
        _countries = new int[_tables.Areas.Count];
        for (var area = 0; area < _countries.Length; area++)
            _countries[area] = _tables.Areas.Parent[area] < 0 ? area : _countries[_tables.Areas.Parent[area]];
    }

    /// <summary>The places, regions and countries behind the addresses.</summary>
    public Gazetteer Gazetteer { get; }

    /// <inheritdoc/>
    public GeocoderSource Source { get; }

    /// <inheritdoc/>
    public LocationTable Locations => Gazetteer.Locations;

    /// <summary>Loads the embedded gazetteer and creates a geocoder over it.</summary>
    /// <param name="options">Distances and threads; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names all that are.</exception>
    public static GazetteerGeocoder LoadEmbedded(GazetteerOptions? options = null) => new(Gazetteer.LoadEmbedded(), options);

    /// <summary>Geocodes one coordinate.</summary>
    /// <returns>The address; <see cref="Address.Empty"/> for a missing coordinate and on the open sea.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The coordinate is neither missing nor within the ranges of WGS84.</exception>
    public Address Geocode(GeoCoordinate coordinate)
    {
        GeocodingBatchCheck.Check(coordinate);
        return Find(coordinate);
    }

    /// <inheritdoc/>
    public void Geocode(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
    {
        GeocodingBatchCheck.Check(coordinates, addresses.Length);
        if (coordinates.Length < ParallelFrom || _options.MaxDegreeOfParallelism == 1)
        {
            for (var i = 0; i < coordinates.Length; i++)
                addresses[i] = Find(coordinates[i]);
            return;
        }

        for (var start = 0; start < coordinates.Length; start += BatchSize)
        {
            var size = Math.Min(BatchSize, coordinates.Length - start);
            FindInParallel(coordinates.Slice(start, size), addresses.Slice(start, size));
        }
    }

    /// <summary>Spans cannot be shared with other threads, so a batch is copied in and out.</summary>
    private void FindInParallel(ReadOnlySpan<GeoCoordinate> coordinates, Span<Address> addresses)
    {
        const int Chunk = 1024;
        var count = coordinates.Length;
        var input = ArrayPool<GeoCoordinate>.Shared.Rent(count);
        var output = ArrayPool<Address>.Shared.Rent(count);
        coordinates.CopyTo(input);
        var threads = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxDegreeOfParallelism == 0 ? -1 : _options.MaxDegreeOfParallelism };
        Parallel.For(0, (count + Chunk - 1) / Chunk, threads, chunk =>
        {
            var end = Math.Min(count, (chunk + 1) * Chunk);
            for (var i = chunk * Chunk; i < end; i++)
                output[i] = Find(input[i]);
        });
        output.AsSpan(0, count).CopyTo(addresses);
        ArrayPool<GeoCoordinate>.Shared.Return(input);
        ArrayPool<Address>.Shared.Return(output, clearArray: true);
    }

    private Address Find(GeoCoordinate coordinate)
    {
        if (coordinate.IsMissing)
            return Address.Empty;
        var (latitude, longitude) = coordinate;
        var face = _grid.Find(latitude, longitude);
        if (face == GazetteerGrid.None)
        {
            face = _grid.FindNearest(latitude, longitude, Math.Max(_options.MaritimeDistanceKm, _options.CoastToleranceKm), out var offshoreKm);
            if (face == GazetteerGrid.None)
                return Address.Empty;
            if (offshoreKm > _options.CoastToleranceKm)
                return AddressOfArea(_countries[_tables.Faces.Area[face]]);
        }

        var limit = Math.Max(_options.MaxPlaceDistanceKm, _options.MaxAdmin2DistanceKm);
        var place = _places.FindNearest(face, latitude, longitude, limit, out var km);
        var area = _tables.Faces.Area[face];
        var isAbroad = place >= 0 && _countries[_tables.Places.Area[place]] != _countries[area];
        if (place >= 0 && km <= _options.MaxPlaceDistanceKm)
            return isAbroad ? _addressesAbroad.GetOrAdd((place, area), static (key, maker) => maker.MakePlaceAddress(key.Place, key.Area), this) : AddressOfPlace(place);
        return AddressOfArea(place >= 0 && !isAbroad && km <= _options.MaxAdmin2DistanceKm ? _tables.Places.Area[place] : area);
    }

    private Address AddressOfPlace(int place) => Volatile.Read(ref _placeAddresses[place]) ?? Share(ref _placeAddresses[place], MakePlaceAddress(place, _tables.Places.Area[place]));

    private Address AddressOfArea(int area) => Volatile.Read(ref _areaAddresses[area]) ?? Share(ref _areaAddresses[area], new Address(AreaIds(area)));

    /// <summary>Of two threads that make the same address at once, the first wins for both.</summary>
    private static Address Share(ref Address? slot, Address made) => Interlocked.CompareExchange(ref slot, made, null) ?? made;

    private Address MakePlaceAddress(int place, int area)
    {
        var city = _options.CityOfSection ? _tables.Places.City[place] : -1;
        var id = IdOfPlace(place);
        var areas = AddressOfArea(area).LocationIds;
        return city >= 0 ? new Address([id, IdOfPlace(city), .. areas]) : new Address([id, .. areas]);
    }

    private string IdOfPlace(int place) => string.Create(null, $"G{_tables.Places.GeoNameId[place]}");

    private string[] AreaIds(int area)
    {
        var parent = _tables.Areas.Parent[area];
        var id = _tables.Areas.Id[area];
        return parent < 0 ? [id] : [id, .. AddressOfArea(parent).LocationIds];
    }
}
