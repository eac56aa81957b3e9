using System.Text.Json;
using SemGeo.Geocoding.Nominatim;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Tests.Nominatim;

[TestClass]
public sealed class NominatimReaderTests
{
    [TestMethod]
    [DataRow("""{"osm_type":"way","osm_id":137632292}""", "W137632292")]
    [DataRow("""{"osm_type":"node","osm_id":"12345678901"}""", "N12345678901")]
    [DataRow("""{"osm_type":"R","osm_id":1}""", "R1")]
    [DataRow("""{"error":"Unable to geocode"}""", null)]
    public void Reverse_answers_name_an_object_or_none(string json, string? id)
    {
        var place = NominatimReader.ReadReverse(Parse(json));

        Assert.AreEqual(id, place.Id);
        Assert.AreEqual(id is null, place.IsNone);
    }

    [TestMethod]
    [DataRow("""{"class":"place","type":"country","name":"Spain","display_name":"Spain"}""")]
    [DataRow("""{"category":"place","type":"country","osm_type":null,"osm_id":null,"display_name":"Spain"}""")]
    public void Reverse_answers_may_name_a_country_without_id(string json)
    {
        var place = NominatimReader.ReadReverse(Parse(json));

        Assert.AreEqual((null, "Spain", false), (place.Id, place.Name, place.IsNone));
    }

    [TestMethod]
    [DataRow("[]")]
    [DataRow("{}")]
    [DataRow("\"text\"")]
    [DataRow("""{"error":{"code":500}}""")]
    [DataRow("""{"error":"out of memory"}""")]
    [DataRow("""{"osm_type":"area","osm_id":5}""")]
    [DataRow("""{"osm_type":"way","osm_id":0}""")]
    [DataRow("""{"osm_type":"way","osm_id":"x"}""")]
    [DataRow("""{"osm_type":"way"}""")]
    [DataRow("""{"type":"country","name":" "}""")]
    public void Reverse_answers_of_another_kind_are_refused(string json) =>
        Assert.ThrowsExactly<JsonException>(() => NominatimReader.ReadReverse(Parse(json)));

    [TestMethod]
    public void Details_may_be_written_as_PHP_does()
    {
        var place = NominatimReader.ReadDetails(Parse("""
            {"osm_type":"W","osm_id":"7","class":"place","type":"city","admin_level":"15","localname":"Elsewhere","extratags":[],"isarea":"t","calculated_wikipedia":"en:Elsewhere",
            "centroid":{"type":"Point","coordinates":[9.5,47]},"address":[{"localname":"Elsewhere","osm_type":"W","osm_id":"7"},{"localname":null,"osm_type":null,"osm_id":null,"type":"postcode"}]}
            """), polygon: false);

        Assert.AreEqual(
            new NominatimPlace { Id = "W7", Name = "Elsewhere", Category = "place", Type = "city", IsArea = true, Latitude = 47, Longitude = 9.5, Place = "city", Wikipedia = "en:Elsewhere" },
            place with { Rows = null });
        CollectionAssert.AreEqual(new NominatimPlace[] { new() { Id = "W7", Name = "Elsewhere" }, new() { Type = "postcode" } }, place.Rows);
    }

    [TestMethod]
    [DataRow("about 5", null)]
    [DataRow("2629", 2629L)]
    public void Population_is_taken_where_it_is_a_number(string tag, long? expected) =>
        Assert.AreEqual(expected, NominatimReader.ReadDetails(Parse($$"""{"osm_type":"W","osm_id":7,"extratags":{"population":"{{tag}}"},"address":[]}"""), polygon: false).Population);

    [TestMethod]
    [DataRow("""{"osm_type":"W","osm_id":7}""", "'address'")]
    [DataRow("""{"osm_type":"W","osm_id":7,"address":[5]}""", "the answer")]
    [DataRow("""{"address":[]}""", "no OSM id")]
    [DataRow("""{"osm_type":"W","osm_id":7,"address":[],"centroid":{"coordinates":["a"]}}""", "'centroid'")]
    [DataRow("""{"osm_type":"W","osm_id":7,"address":[],"geometry":{"type":"Polygon","coordinates":[[1]]}}""", "")]
    public void Details_of_another_kind_are_refused(string json, string expected) =>
        StringAssert.Contains(Assert.ThrowsExactly<JsonException>(() => NominatimReader.ReadDetails(Parse(json), polygon: true)).Message, expected);

    [TestMethod]
    public void Countries_are_the_first_that_was_found()
    {
        Assert.IsTrue(NominatimReader.ReadCountry(Parse("[]")).IsNone);
        Assert.IsTrue(NominatimReader.ReadCountry(Parse("""[{"name":"Spain"}]""")).IsNone);
        Assert.AreEqual("R365307", NominatimReader.ReadCountry(Parse("""[{"osm_type":"relation","osm_id":365307},{"osm_type":"relation","osm_id":1}]""")).Id);
        Assert.ThrowsExactly<JsonException>(() => NominatimReader.ReadCountry(Parse("{}")));
        Assert.ThrowsExactly<JsonException>(() => NominatimReader.ReadCountry(Parse("[1]")));
    }

    [TestMethod]
    public void Questions_are_the_authors_and_equal_places_have_equal_keys()
    {
        var reverse = NominatimRequest.Reverse(new GeoCoordinate(35.8904822, -0.000000001));
        Assert.AreEqual("reverse 35.89048220 0.00000000", reverse.Key);
        Assert.AreEqual("lat=35.89048220&lon=0.00000000&zoom=18&addressdetails=0&format=json", reverse.Query);
        Assert.AreEqual("osmtype=N&osmid=4159847956&addressdetails=1&format=json", NominatimRequest.Details("N4159847956", polygon: false).Query);
        Assert.AreEqual("country=United+States&limit=1&format=json", NominatimRequest.Country("United States").Query);
        Assert.AreEqual("country=Rep%C3%BAblica+%26+Co&limit=1&format=json", NominatimRequest.Country("República & Co").Query);
    }

    [TestMethod]
    public void A_refusal_quotes_the_server_in_a_short_line()
    {
        using var response = new HttpResponseMessage((System.Net.HttpStatusCode)418);
        var problem = NominatimRefusal.Of(response, [.. "tea\r\n"u8, .. new byte[5000]], TimeSpan.FromMinutes(2), TimeProvider.System);

        Assert.AreEqual(new NominatimProblem(418, "the server refuses: tea", NominatimEffect.Fail), problem);
    }

    [TestMethod]
    [DataRow("[1.5,1e400]")]
    [DataRow("[9.2e18,2]")]
    [DataRow("[1,91]")]
    [DataRow("[1]")]
    [DataRow("[\"1\",2]")]
    [DataRow("{}")]
    public void Details_lie_on_the_earth(string coordinates) => Assert.ThrowsExactly<JsonException>(() => NominatimReader.ReadDetails(
        Parse($$$"""{"osm_type":"R","osm_id":5,"centroid":{"type":"Point","coordinates":{{{coordinates}}}},"address":[]}"""), polygon: false));

    [TestMethod]
    [DataRow("91", "1")]
    [DataRow("1", "9.2e18")]
    [DataRow("1", "1e400")]
    [DataRow("x", "1")]
    public void Countries_lie_on_the_earth(string latitude, string longitude) => Assert.ThrowsExactly<JsonException>(() => NominatimReader.ReadCountry(
        Parse($$"""[{"osm_type":"relation","osm_id":5,"name":"X","lat":"{{latitude}}","lon":"{{longitude}}"}]""")));

    [TestMethod]
    public void Countries_have_both_parts_of_a_position_or_none() =>
        Assert.ThrowsExactly<JsonException>(() => NominatimReader.ReadCountry(Parse("""[{"osm_type":"relation","osm_id":5,"name":"X","lat":"1"}]""")));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
