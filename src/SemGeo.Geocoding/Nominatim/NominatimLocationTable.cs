using System.Diagnostics.CodeAnalysis;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>The locations that answers told of, filled while others read it. Rows of an address tell less than details of the place itself: the fuller telling stays.</summary>
internal sealed class NominatimLocationTable : LocationTable
{
    private readonly Dictionary<string, (Location Location, NominatimTelling Telling)> _byId = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public override IEnumerable<Location> All
    {
        get
        {
            lock (_lock)
                return _byId.Values.Select(entry => entry.Location).ToArray();
        }
    }

    public override int Count
    {
        get
        {
            lock (_lock)
                return _byId.Count;
        }
    }

    public override void Add(Location location)
    {
        ArgumentNullException.ThrowIfNull(location);
        lock (_lock)
            _byId[location.Id] = (location, NominatimTelling.Given);
    }

    public override bool TryGet(string id, [MaybeNullWhen(false)] out Location location)
    {
        lock (_lock)
        {
            var found = _byId.TryGetValue(id, out var entry);
            location = entry.Location;
            return found;
        }
    }

    /// <summary>Takes what an answer tells of a location.</summary>
    /// <returns>The location's id, the same instance at every call.</returns>
    public string Tell(NominatimPlace place, NominatimTelling telling)
    {
        lock (_lock)
        {
            var known = _byId.TryGetValue(place.Id!, out var entry);
            if (known && entry.Telling >= telling)
                return entry.Location.Id;
            var location = LocationOf(place, known ? entry.Location.Id : place.Id!, telling);
            _byId[location.Id] = (location, telling);
            return location.Id;
        }
    }

    private static Location LocationOf(NominatimPlace place, string id, NominatimTelling telling) => new(
        id,
        place.Name ?? id,
        telling == NominatimTelling.Country || place.AdminLevel == 2 && place.Category == "boundary" ? "country" : place.Category ?? "place",
        place.AdminLevel,
        // Rows do not say; the boundaries among them are areas.
        place.IsArea || (telling < NominatimTelling.Details && place.Category == "boundary"),
        place is { Latitude: { } latitude, Longitude: { } longitude } ? new GeoCoordinate(latitude, longitude) : GeoCoordinate.Missing)
    {
        Details = new LocationDetails
        {
            Category = place.Category,
            Type = place.Type,
            Place = place.Place ?? (place.Category == "place" ? place.Type : null),
            Wikidata = place.Wikidata,
            Wikipedia = place.Wikipedia,
            Population = place.Population,
            GeometryWkb = place.Geometry,
        },
    };
}
