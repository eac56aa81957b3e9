using SemGeo.Partitioning;

namespace SemGeo.Reports.Mapping;

/// <summary>
/// Writes the cells of a partitioning as GeoJSON (RFC 7946), for QGIS or a map: a feature a cell with its polygons, levels coarse to fine and cells
/// that lie above others after them, so that a map that draws in order shows all.
/// </summary>
/// <remarks>
/// Properties: level (its name), levelIndex (0 = finest), class, id, name, address, images, latitude and longitude (the mean coordinate), spreadKm, depth, shape
/// ("Border", "PhotoHull", "S2Cell"; "None" where the feature has no geometry).
/// </remarks>
public static class CellGeoJson
{
    /// <summary>Writes a collection; the stream stays open.</summary>
    /// <param name="set">The partitioning.</param>
    /// <param name="shapes">Its cells, in the order in which they are to be drawn.</param>
    /// <param name="stream">Where to write.</param>
    public static void Write(PartitioningSet set, IEnumerable<CellShape> shapes, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(shapes);
        using var writer = new GeoJsonFeatureWriter(stream);
        foreach (var shape in shapes)
        {
            var cell = shape.Cell;
            writer.WriteGeometry(
                shape.Geometry,
                ("level", set.Levels[shape.Level].Name),
                ("levelIndex", shape.Level),
                ("class", shape.Index),
                ("id", cell.LocationId),
                ("name", cell.Name),
                ("address", shape.Address),
                ("images", cell.ImageCount),
                ("latitude", cell.Coordinate.Latitude),
                ("longitude", cell.Coordinate.Longitude),
                ("spreadKm", Math.Round(cell.SpreadKm, 1)),
                ("depth", shape.Depth),
                ("shape", shape.Kind.ToString()));
        }
    }
}
