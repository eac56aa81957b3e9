using System.Buffers.Binary;
using System.Text.Json;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Tests;

[TestClass]
public sealed class ForeignGeometryTests
{
    private const string Square = """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}""";

    [TestMethod]
    public void GeoJson_text_and_binary_of_one_area_are_equal()
    {
        var geometry = OfJson(Square)!;
        Assert.AreEqual("POLYGON ((0 0, 1 0, 1 1, 0 0))", geometry.AsText());
        Assert.IsTrue(geometry.EqualsExact(ForeignGeometry.OfText(geometry.AsText())));
        Assert.IsTrue(geometry.EqualsExact(ForeignGeometry.OfBinary(geometry.AsBinary())));
        Assert.IsNull(OfJson("null"));
    }

    [TestMethod]
    [DataRow("9.2e18")]
    [DataRow("1e400")]
    [DataRow("361")]
    public void Vertices_beyond_the_earth_are_refused(string longitude)
    {
        StringAssert.Contains(Fails(() => OfJson(Square.Replace("[1,1]", $"[{longitude},1]", StringComparison.Ordinal))), "nowhere on the earth");
        StringAssert.Contains(Fails(() => ForeignGeometry.OfText($"POINT ({longitude} 0)")), "");
        StringAssert.Contains(Fails(() => ForeignGeometry.OfText("POINT (0 91)")), "nowhere on the earth");
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("7")]
    [DataRow("""{"type":"Polygon"}""")]
    [DataRow("""{"type":"Polygon","coordinates":null}""")]
    [DataRow("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""")]
    [DataRow("""{"type":"Polygon","coordinates":[[null]]}""")]
    [DataRow("""{"type":"Polygon","coordinates":[["a"]]}""")]
    [DataRow("""{"type":"Polygon","coordinates":{}}""")]
    [DataRow("""{"type":"Point","coordinates":[null,1]}""")]
    [DataRow("""{"type":"GeometryCollection","geometries":[7]}""")]
    [DataRow("""{"type":7,"coordinates":[0,0]}""")]
    [DataRow("""{"type":"Feature","geometry":null}""")]
    [DataRow("""{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"Point"}""")]
    public void What_is_no_GeoJson_is_one_kind_of_exception(string json) => Assert.IsNotEmpty(FailsOrEmpty(() => OfJson(json)));

    [TestMethod]
    [DataRow("")]
    [DataRow("POLYGON")]
    [DataRow("POLYGON ((0 0, 1 1))")]
    [DataRow("POINT (a b)")]
    [DataRow("CIRCLE (1 1)")]
    public void What_is_no_text_is_one_kind_of_exception(string text) => Assert.IsNotEmpty(FailsOrEmpty(() => ForeignGeometry.OfText(text)));

    [TestMethod]
    public void Brackets_and_parts_in_one_another_are_counted_before_anything_calls_itself()
    {
        var text = string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION (", 100_000));
        StringAssert.Contains(Fails(() => ForeignGeometry.OfText(text)), "brackets in one another");
        var binary = Enumerable.Repeat(new byte[] { 1, 7, 0, 0, 0, 1, 0, 0, 0 }, 100_000).SelectMany(part => part).ToArray();
        StringAssert.Contains(Fails(() => ForeignGeometry.OfBinary(binary)), "parts in one another");
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(9)]
    public void Binary_that_says_more_than_it_has_gets_no_room(int place)
    {
        var bytes = OfJson(Square)!.AsBinary();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), int.MaxValue);
        StringAssert.Contains(Fails(() => ForeignGeometry.OfBinary(bytes)), "cut short");
    }

    [TestMethod]
    public void Binary_cut_anywhere_is_one_kind_of_exception()
    {
        var bytes = OfJson(Square)!.AsBinary();
        for (var length = 0; length < bytes.Length; length++)
            StringAssert.Contains(Fails(() => ForeignGeometry.OfBinary(bytes[..length])), "cut short");
    }

    private static NetTopologySuite.Geometries.Geometry? OfJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ForeignGeometry.OfGeoJson(document.RootElement);
    }

    private static string Fails(Action read) => Assert.ThrowsExactly<FormatException>(read).Message;

    // What the library takes for an empty geometry is harmless.
    private static string FailsOrEmpty(Func<NetTopologySuite.Geometries.Geometry?> read)
    {
        try
        {
            return read() is null or { IsEmpty: true } ? "empty" : "";
        }
        catch (FormatException)
        {
            return "refused";
        }
    }
}
