using System.Text;
using SemGeo.Geography;
using SemGeo.Vision.Input;
using SemGeo.Vision.Shards;

namespace SemGeo.Vision.Tests.Shards;

[TestClass]
public class ShardMetadataTests
{
    private static readonly ShardAddress Image = new("a.tar", 512, 9);

    [TestMethod]
    [DataRow("""{"id":"7","latitude":48.5,"longitude":2.25}""", "7", 48.5, 2.25, DisplayName = "our own")]
    [DataRow("""{"IMG_ID":7,"LAT":"48.5","LON":"2.25"}""", "7", 48.5, 2.25, DisplayName = "other names, numbers as text")]
    [DataRow("""{"image_id":"7","lat":48.5,"lng":2.25,"latitude":null}""", "7", 48.5, 2.25, DisplayName = "null is nothing")]
    [DataRow("""{"id":"","latitude":48.5}""", "key", double.NaN, double.NaN, DisplayName = "half a position is none")]
    [DataRow("""{"id":"7","latitude":91,"longitude":2}""", "7", double.NaN, double.NaN, DisplayName = "out of range")]
    [DataRow("""{"id":"7","latitude":"48\u0000","longitude":2}""", "7", double.NaN, double.NaN, DisplayName = "overwritten with zeros")]
    [DataRow("[1,2]", "key", double.NaN, double.NaN, DisplayName = "no object")]
    [DataRow("""{"id":""", "key", double.NaN, double.NaN, DisplayName = "damaged")]
    public void Id_and_position_are_found_by_their_usual_names(string json, string id, double latitude, double longitude)
    {
        var photo = ShardMetadata.Photo("key", Image, Encoding.UTF8.GetBytes(json));
        Assert.AreEqual((id, Image), (photo.Id, photo.Address));
        Assert.AreEqual(double.IsNaN(latitude) ? GeoCoordinate.Missing : new GeoCoordinate(latitude, longitude), photo.Coordinate);
    }

    [TestMethod]
    public void Values_are_given_as_text()
    {
        var json = Encoding.UTF8.GetBytes("""{"author":"Ada","tags":["a","b"],"views":12,"title":null}""");
        Assert.AreEqual("Ada", ShardMetadata.Text(json, "Author"));
        Assert.AreEqual("""["a","b"]""", ShardMetadata.Text(json, "tags"));
        Assert.AreEqual("12", ShardMetadata.Text(json, "views"));
        Assert.AreEqual("", ShardMetadata.Text(json, "title"));
        Assert.AreEqual("", ShardMetadata.Text(json, "absent"));
        Assert.AreEqual("", ShardMetadata.Text(default, "author"));
        Assert.AreEqual("", ShardMetadata.Text("{"u8.ToArray(), "author"));
    }

    [TestMethod]
    public void Wrong_options_of_packing_are_all_named()
    {
        var options = new ShardPackOptions { ShortSide = -1, JpegQuality = 0, MaxShardBytes = 0, MaxShardPhotos = 0, Workers = 0 };
        var message = Assert.ThrowsExactly<ArgumentException>(options.Validate).Message;
        foreach (var part in new[] { "ShortSide is -1", "JpegQuality is 0", "MaxShardBytes is 0", "MaxShardPhotos is 0", "Workers is 0" })
            Assert.Contains(part, message);
        new ShardPackOptions { ShortSide = 0 }.Validate();
    }
}
