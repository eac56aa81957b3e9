using System.Collections.Concurrent;
using SemGeo.Geocoding.Osm.Extract;
using SemGeo.Locations;
using PointLocation = NetTopologySuite.Geometries.Location;

namespace SemGeo.Geocoding.Osm.Lookup;

/// <summary>
/// Puts the address of an object together, in Nominatim's order: the object itself, then its street and places from the highest rank down; of one rank those that are no part of the
/// address come first; the country is last.
/// </summary>
/// <remarks>Safe for several threads; an address is made once and shared by all coordinates of the object.</remarks>
internal sealed class AddressMaker(StreetFinder streets, AddressRowFinder rows, CountryFinder countries, bool keepRowsOutsideAddress)
{
    private const int LowestObject = 27;

    private readonly ConcurrentDictionary<OsmFeature, Address> _addresses = new();
    private readonly ConcurrentDictionary<OsmFeature, AddressRow[]> _rows = new();

    /// <summary>The address of an object.</summary>
    public Address AddressOf(OsmFeature feature) => _addresses.GetOrAdd(feature, Make);

    private Address Make(OsmFeature feature)
    {
        var lines = new List<(int Rank, bool IsAddress, string Id)>();
        var street = feature.SearchRank > LowestObject ? streets.Find(feature) : null;
        var lastRank = -1;
        foreach (var row in Order(_rows.GetOrAdd(street ?? feature, rows.Find), feature.Centre))
        {
            var rank = row.Feature.AddressRank;
            lines.Add((rank, rank != lastRank, row.Feature.LocationId));
            lastRank = rank;
        }

        if (street?.Attributes.Name is not null)
            lines.Add((street.AddressRank, true, street.LocationId));
        IEnumerable<string> ids = lines.Where(line => line.IsAddress || keepRowsOutsideAddress).OrderByDescending(line => line.Rank).ThenBy(line => line.IsAddress).Select(line => line.Id);
        if (feature.Attributes.Name is not null)
            ids = ids.Prepend(feature.LocationId);
        if (countries.Find(feature.Centre) is { } country)
            ids = ids.Append(country.LocationId);
        return new Address(ids.Distinct().ToArray());
    }

    /// <summary>Of one rank the part of the address first, then what else is around the object; but an area around the object goes before a part of the address of its street.</summary>
    private static IEnumerable<AddressRow> Order(AddressRow[] found, (double X, double Y) centre) => found
        .OrderByDescending(row => row.Feature.AddressRank)
        .ThenByDescending(row => row.IsAddress ? 0 : row.IsArea && row.Feature.Shape.Locate(centre.X, centre.Y) == PointLocation.Interior ? 1 : -1)
        .ThenByDescending(row => row.IsArea)
        .ThenByDescending(row => row.Distance)
        .ThenByDescending(row => row.Feature.SearchRank)
        .ThenBy(row => row.Feature.Id);
}
