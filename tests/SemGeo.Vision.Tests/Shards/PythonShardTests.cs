using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Vision.Tests.Shards;

/// <summary>Shards as Python's tarfile and msgpack write and read them.</summary>
[TestClass]
public sealed class PythonShardTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden", "shards");

    [TestMethod]
    [DataRow("pax.tar")]
    [DataRow("gnu.tar")]
    [DataRow("ustar.tar")]
    [DataRow("new.msg")]
    [DataRow("old.msg")]
    public void Photos_are_those_that_Python_finds(string name)
    {
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "expected.json")));

        var (photos, damage) = TarShardReaderTests.Read(Path.Combine(Folder, name));

        Assert.IsNull(damage);
        CollectionAssert.AreEqual(
            expected.RootElement.GetProperty(name).EnumerateArray().Select(photo => (photo.GetProperty("id").GetString(), Coordinate(photo), photo.GetProperty("offset").GetInt64(), photo.GetProperty("length").GetInt64())).ToArray(),
            photos.Select(photo => ((string?)photo.Id, photo.Coordinate, photo.Address.Offset, photo.Address.Length)).ToArray());
    }

    private static GeoCoordinate Coordinate(JsonElement photo) => photo.GetProperty("latitude") is { ValueKind: JsonValueKind.Number } latitude
        ? new(latitude.GetDouble(), photo.GetProperty("longitude").GetDouble()) : GeoCoordinate.Missing;
}
