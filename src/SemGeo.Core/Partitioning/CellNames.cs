using System.Globalization;
using SemGeo.Geography;
using SemGeo.Locations;

namespace SemGeo.Partitioning;

/// <summary>Names of cells that have none of their own.</summary>
internal static class CellNames
{
    /// <summary>The locations of a set, each named by the address of its mean coordinate.</summary>
    public static LocationTable Of(PartitioningSet set, IReverseGeocoder geocoder)
    {
        var hierarchy = set.Hierarchy;
        var means = new GeoCoordinate[hierarchy.Count];
        for (var i = 0; i < means.Length; i++)
            means[i] = hierarchy.MeanOf(i);
        var addresses = new Address[means.Length];
        geocoder.Geocode(means, addresses);
        var named = new LocationTable();
        for (var i = 0; i < means.Length; i++)
        {
            var id = hierarchy.Ids[i];
            var name = addresses[i].IsEmpty ? Degrees(means[i], id) : "near " + geocoder.Locations.TextOf(addresses[i].LocationIds);
            named.Add(set.Locations.TryGet(id, out var location) ? location with { Name = name } : new Location(id, name, "cell", null, true, means[i]));
        }

        return named;
    }

    private static string Degrees(GeoCoordinate mean, string id) => mean.IsMissing ? id : string.Create(
        CultureInfo.InvariantCulture, $"{Math.Abs(mean.Latitude):0.0}° {(mean.Latitude < 0 ? 'S' : 'N')}, {Math.Abs(mean.Longitude):0.0}° {(mean.Longitude < 0 ? 'W' : 'E')}");
}
