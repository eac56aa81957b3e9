using NetTopologySuite.IO;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.GazetteerBuild.Output;

/// <summary>Writes the simplified polygons for other programs: a line a face, its finest area's id and its polygons as hexadecimal WKB.</summary>
internal static class PolygonList
{
    public static void Write(SemGeo.Geocoding.Embedded.Gazetteer gazetteer, string path)
    {
        var tables = gazetteer.Tables;
        var builder = new GazetteerBorderBuilder(tables.Arcs);
        var writer = new WKBWriter();
        File.WriteAllLines(path, Enumerable.Range(0, tables.Faces.Count).Select(face =>
            $"{tables.Areas.Id[tables.Faces.Area[face]]} {Convert.ToHexString(writer.Write(builder.Build(new HashSet<int> { face })))}"));
    }
}
