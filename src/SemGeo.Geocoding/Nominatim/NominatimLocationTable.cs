using System.Diagnostics.CodeAnalysis;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>The locations of the answers so far, filled while others read it. Rows of an address have less than the details of the place itself: the fuller ones stay.</summary>
internal sealed class NominatimLocationTable : LocationTable
{
    private readonly Dictionary<string, (Location Location, NominatimDetail Detail)> _byId = new(StringComparer.Ordinal);
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
            _byId[location.Id] = (location, NominatimDetail.Given);
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

    /// <summary>Adds what an answer has on a location, unless more is known of it.</summary>
    /// <returns>The location's id, the same instance at every call.</returns>
    public string Merge(NominatimPlace place, NominatimDetail detail)
    {
        lock (_lock)
        {
            var known = _byId.TryGetValue(place.Id!, out var entry);
            if (known && entry.Detail >= detail)
                return entry.Location.Id;
            var location = LocationOf(place, known ? entry.Location.Id : place.Id!, detail);
            _byId[location.Id] = (location, detail);
            return location.Id;
        }
    }

    private static Location LocationOf(NominatimPlace place, string id, NominatimDetail detail) => new(
        id,
        place.Name ?? id,
        detail == NominatimDetail.Country || place.AdminLevel == 2 && place.Category == "boundary" ? "country" : place.Category ?? "place",
        place.AdminLevel,
        // Rows do not say; the boundaries among them are areas.
        place.IsArea || (detail < NominatimDetail.Details && place.Category == "boundary"),
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

/// <summary>How much is known of a location, by where it comes from, the fullest last.</summary>
internal enum NominatimDetail
{
    /// <summary>A row of another place's address: name and class.</summary>
    Row,

    /// <summary>The answer to a country's name: a position besides.</summary>
    Country,

    /// <summary>The place's own details.</summary>
    Details,

    /// <summary>Added by a caller.</summary>
    Given,
}
