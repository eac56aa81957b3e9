using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using SemGeo.Locations;
using Location = SemGeo.Locations.Location;

namespace SemGeo.Geocoding.LocationFiles;

/// <summary>A location as it is written: with its geometry, simplified, and its number of images.</summary>
internal readonly record struct LocationEntry(Location Location, Geometry? Geometry, int? ImageCount)
{
    /// <summary>The entries of a table, made one by one.</summary>
    public static IEnumerable<LocationEntry> Of(LocationTable table, LocationTableFileOptions options)
    {
        var locations = options.Ids?.Select(id => table.TryGet(id, out var found) ? found : Location.Bare(id)) ?? table.All;
        foreach (var location in locations)
        {
            var geometry = options.IncludeGeometry ? table.GeometryOf(location.Id) : null;
            int? count = options.ImageCounts is { } counts && counts.TryGetValue(location.Id, out var images) ? images : null;
            yield return new LocationEntry(location, geometry is null ? null : Simplify(geometry, options.SimplifyDegrees), count);
        }
    }

    /// <summary>A geometry with fewer vertices, but never without any; 0 degrees leaves it as it is.</summary>
    public static Geometry Simplify(Geometry geometry, double degrees)
    {
        if (degrees == 0 || geometry.Dimension == Dimension.Point)
            return geometry;
        var simple = TopologyPreservingSimplifier.Simplify(geometry, degrees);
        return simple.IsEmpty ? geometry : simple;
    }
}
