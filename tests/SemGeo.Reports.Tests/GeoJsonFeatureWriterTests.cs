using System.Text;
using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Reports.Tests;

[TestClass]
public class GeoJsonFeatureWriterTests
{
    [TestMethod]
    public void Points_stand_longitude_first_with_their_properties()
        => Assert.AreEqual(
            """{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[-0.1278,51.507351]},"properties":{"id":"a \"b\"","place":"Zürich, 東京","p":0.25,"n":3,"ok":true,"none":null,"nan":null}}]}""",
            Written(writer => writer.Write(new(51.5073509, -0.1278), ("id", "a \"b\""), ("place", "Zürich, 東京"), ("p", 0.25f), ("n", 3), ("ok", true), ("none", null), ("nan", double.NaN))));

    [TestMethod]
    public void Missing_position_is_a_feature_without_geometry()
        => Assert.AreEqual("""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}}]}""", Written(writer => writer.Write(GeoCoordinate.Missing)));

    [TestMethod]
    public void Empty_collection_is_valid()
        => Assert.AreEqual("""{"type":"FeatureCollection","features":[]}""", Written(_ => { }));

    [TestMethod]
    public void Many_points_stream_through()
    {
        var json = Written(writer =>
        {
            for (var i = 0; i < 5000; i++)
                writer.Write(new(i % 90, i % 180), ("id", $"photo {i}"), ("rank", (long)i));
        });
        using var document = JsonDocument.Parse(json);
        var features = document.RootElement.GetProperty("features");
        Assert.AreEqual(5000, features.GetArrayLength());
        Assert.AreEqual(4999, features[4999].GetProperty("properties").GetProperty("rank").GetInt32());
        Assert.AreEqual(4999 % 180, features[4999].GetProperty("geometry").GetProperty("coordinates")[0].GetInt32());
    }

    [TestMethod]
    public void Refused_point_leaves_the_collection_valid()
    {
        var json = Written(writer =>
        {
            writer.Write(new(1, 2), ("id", "first"));
            Assert.Contains("'when' is a System.DateTime", Assert.ThrowsExactly<ArgumentException>(() => writer.Write(new(1, 2), ("id", "x"), ("when", DateTime.UnixEpoch))).Message);
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => writer.Write(new(91, 2)));
            writer.Write(new(3, 4), ("id", "second"));
        });
        using var document = JsonDocument.Parse(json);
        Assert.AreEqual(2, document.RootElement.GetProperty("features").GetArrayLength());
    }

    [TestMethod]
    public void Half_a_character_does_not_break_the_file()
    {
        using var document = JsonDocument.Parse(Written(writer => writer.Write(new(1, 2), ("name", "x\ud83dy"))));
        Assert.AreEqual("x\ufffdy", document.RootElement.GetProperty("features")[0].GetProperty("properties").GetProperty("name").GetString());
    }

    [TestMethod]
    public void Closed_collection_takes_nothing_more_and_leaves_the_stream_open()
    {
        using var stream = new MemoryStream();
        var writer = new GeoJsonFeatureWriter(stream);
        writer.Dispose();
        writer.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => writer.Write(new(1, 2)));
        Assert.IsTrue(stream.CanWrite);
        Assert.AreEqual(42, stream.Length);
    }

    private static string Written(Action<GeoJsonFeatureWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new GeoJsonFeatureWriter(stream))
            write(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
