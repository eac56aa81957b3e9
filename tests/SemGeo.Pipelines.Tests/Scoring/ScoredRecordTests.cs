using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Scoring;
using SemGeo.Pipelines.Tests.Output;

namespace SemGeo.Pipelines.Tests.Scoring;

[TestClass]
public sealed class ScoredRecordTests
{
    public static IEnumerable<(string, string, string)> Photos =>
    [
        ("a.jpg", "x/a.jpg", ""),
        ("a, \"b\".jpg", "x/é.jpg", "it is\r\nempty"),
        ("\"\"", ",", "\"quoted\""),
        ("", "\"", "a \"\" b"),
    ];

    [TestMethod]
    [DynamicData(nameof(Photos))]
    public void What_was_written_is_read(string id, string path, string error)
    {
        var photo = SamplePhotos.Unreadable;
        (photo.Id, photo.ImagePath, photo.ImageError) = (id, path, error);
        var expected = new ScoredRecord(id, path, error);
        using var csv = new StringWriter();
        using (var writer = new CsvScoreWriter(csv, top: 2, withHeader: false))
            writer.Write(photo);
        Assert.AreEqual(expected, ScoredRecord.OfCsv(csv.ToString().TrimEnd('\r', '\n')));
        using var json = new StringWriter();
        using (var writer = new JsonLinesScoreWriter(json, 2))
            writer.Write(photo);
        Assert.AreEqual(expected, ScoredRecord.OfJson(json.ToString().TrimEnd('\n')));
    }

    [TestMethod]
    public void What_is_cut_short_or_of_another_kind_is_no_record()
    {
        Assert.IsNull(ScoredRecord.OfCsv("a.jpg,x/a.jpg,48.8"));
        Assert.IsNull(ScoredRecord.OfCsv(""));
        Assert.IsNull(ScoredRecord.OfJson("{\"id\":\"a.jpg\",\"imagePa"));
        Assert.IsNull(ScoredRecord.OfJson("{\"id\":\"a.jpg\"}"));
        Assert.IsNull(ScoredRecord.OfJson("[1]"));
    }
}
