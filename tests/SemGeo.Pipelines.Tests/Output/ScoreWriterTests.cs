using System.Globalization;
using System.Text.Json;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Tests.Output;

[TestClass]
public sealed class ScoreWriterTests
{
    private const string Header = "Id,ImagePath,Latitude,Longitude,PredictedLatitude,PredictedLongitude,PredictedCell,PredictedAddress,Probability,Region,RegionProbability,ErrorKm,ImageError\r\n";

    [TestMethod]
    public void Csv_quotes_what_needs_it_and_leaves_missing_numbers_empty() => Assert.AreEqual(
        Header
        + "\"a, \"\"b\"\".jpg\",x/é.jpg,41.5,2.25,41.5,2.25,Barcelona,\"Barcelona, Spain\",0.625,Spain,0.9375,0,\r\n"
        + "bad.jpg,bad.jpg,,,,,,,,,,,\"it is\r\nempty\"\r\n",
        WriteText(output => new CsvScoreWriter(output), SamplePhotos.Barcelona, SamplePhotos.Unreadable));

    [TestMethod]
    public void Csv_without_photos_is_a_header() => Assert.AreEqual(Header, WriteText(output => new CsvScoreWriter(output)));

    [TestMethod]
    public void Csv_is_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            Assert.Contains(",41.5,2.25,", WriteText(output => new CsvScoreWriter(output), SamplePhotos.Barcelona));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void JsonLines_are_one_object_a_line_with_null_for_missing_numbers()
    {
        var lines = WriteText(output => new JsonLinesScoreWriter(output), SamplePhotos.Barcelona, SamplePhotos.Unreadable).Split('\n');
        Assert.HasCount(3, lines);
        Assert.AreEqual("", lines[2]);
        var (good, bad) = (JsonDocument.Parse(lines[0]).RootElement, JsonDocument.Parse(lines[1]).RootElement);
        Assert.AreEqual("a, \"b\".jpg", good.GetProperty("id").GetString());
        Assert.AreEqual(0.625, good.GetProperty("probability").GetDouble());
        Assert.AreEqual(0, good.GetProperty("errorKm").GetDouble());
        Assert.Contains("é", lines[0]);
        foreach (var name in new[] { "latitude", "longitude", "predictedLatitude", "predictedLongitude", "probability", "regionProbability", "errorKm" })
            Assert.AreEqual(JsonValueKind.Null, bad.GetProperty(name).ValueKind, name);
        Assert.AreEqual("it is\r\nempty", bad.GetProperty("imageError").GetString());
    }

    [TestMethod]
    public void GeoJson_has_a_point_for_an_answer_and_no_geometry_without()
    {
        var stream = new MemoryStream();
        using (var writer = new GeoJsonScoreWriter(stream))
        {
            writer.Write(SamplePhotos.Barcelona);
            writer.Write(SamplePhotos.Unreadable);
        }

        var collection = JsonDocument.Parse(stream.ToArray()).RootElement;
        Assert.AreEqual("FeatureCollection", collection.GetProperty("type").GetString());
        var features = collection.GetProperty("features").EnumerateArray().ToArray();
        Assert.HasCount(2, features);
        Assert.AreEqual("Point", features[0].GetProperty("geometry").GetProperty("type").GetString());
        CollectionAssert.AreEqual(new[] { 2.25, 41.5 }, features[0].GetProperty("geometry").GetProperty("coordinates").EnumerateArray().Select(n => n.GetDouble()).ToArray());
        Assert.AreEqual("Spain", features[0].GetProperty("properties").GetProperty("region").GetString());
        Assert.AreEqual(JsonValueKind.Null, features[1].GetProperty("geometry").ValueKind);
        Assert.AreEqual(JsonValueKind.Null, features[1].GetProperty("properties").GetProperty("probability").ValueKind);
    }

    private static string WriteText(Func<TextWriter, IScoreWriter> create, params ScoredPhoto[] photos)
    {
        var text = new StringWriter();
        using (var writer = create(text))
        {
            foreach (var photo in photos)
                writer.Write(photo);
        }

        return text.ToString();
    }
}
