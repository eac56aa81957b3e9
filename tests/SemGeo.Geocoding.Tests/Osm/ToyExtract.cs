using SemGeo.Geocoding.Osm;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Osm;

/// <summary>Hand-made extracts: squares on a plane of small degrees.</summary>
internal static class ToyExtract
{
    /// <summary>Adds a closed way around a rectangle, with nodes of its own.</summary>
    public static PbfWriter Box(this PbfWriter writer, long id, double west, double south, double east, double north, params string[] tags)
    {
        var first = 1000 * id;
        writer.Node(first, south, west).Node(first + 1, south, east).Node(first + 2, north, east).Node(first + 3, north, west);
        return writer.Way(id, [first, first + 1, first + 2, first + 3, first], tags);
    }

    /// <summary>Adds a straight way with nodes of its own.</summary>
    public static PbfWriter Street(this PbfWriter writer, long id, double latitude, double west, double east, params string[] tags)
    {
        var first = 1000 * id;
        return writer.Node(first, latitude, west).Node(first + 1, latitude, east).Way(id, [first, first + 1], tags);
    }

    /// <summary>Adds an administrative area of one ring.</summary>
    public static PbfWriter Boundary(this PbfWriter writer, long id, int level, string name, double west, double south, double east, double north, string? label = null, params string[] tags)
    {
        string[] members = label is null ? [$"W{id}:outer"] : [$"W{id}:outer", $"{label}:label"];
        return writer.Box(id, west, south, east, north).Relation(id, members, ["type=boundary", "boundary=administrative", $"admin_level={level}", $"name={name}", .. tags]);
    }

    /// <summary>Writes the file to the test's folder and opens it.</summary>
    public static OsmExtractGeocoder Open(this PbfWriter writer, TestContext context, OsmExtractOptions? options = null) => OsmExtractGeocoder.Open(writer.SaveFor(context), options);

    /// <summary>Writes the file to a folder that goes with the test run.</summary>
    public static string SaveFor(this PbfWriter writer, TestContext context) => Write(context, writer.ToBytes());

    /// <summary>Writes bytes to a file that goes with the test run.</summary>
    public static string Write(TestContext context, byte[] bytes)
    {
        var path = Path.Combine(context.TestRunDirectory ?? Path.GetTempPath(), $"{Guid.NewGuid():N}.osm.pbf");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
