using System.Text;
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
        Assert.AreEqual(expected, OfCsv(csv.ToString().TrimEnd('\r', '\n')));
        using var json = new StringWriter();
        using (var writer = new JsonLinesScoreWriter(json, 2))
            writer.Write(photo);
        Assert.AreEqual(expected, OfJson(json.ToString().TrimEnd('\n')));
    }

    [TestMethod]
    public void What_is_cut_short_or_of_another_kind_is_no_record()
    {
        Assert.IsNull(OfCsv("a.jpg,x/a.jpg,48.8"));
        Assert.IsNull(OfCsv(""));
        Assert.IsNull(OfJson("{\"id\":\"a.jpg\",\"imagePa"));
        Assert.IsNull(OfJson("{\"id\":\"a.jpg\"}"));
        Assert.IsNull(OfJson("[1]"));
    }

    [TestMethod]
    public void Rows_come_with_the_places_behind_them_and_end_before_what_is_cut_short()
    {
        var row = Encoding.UTF8.GetBytes("é.jpg,\"x\r\ny\",,,,,,,,,,,\r\n");
        var heading = Encoding.UTF8.GetBytes(Heading);
        int[] ends = [heading.Length, heading.Length + row.Length, heading.Length + 2 * row.Length];

        CollectionAssert.AreEqual(ends, Ends([.. heading, .. row, .. row]));
        CollectionAssert.AreEqual(ends[..2], Ends([.. heading, .. row, .. row[..^1]]));
        CollectionAssert.AreEqual(ends[..2], Ends([.. heading, .. row, .. row[..12]]), "a quote that does not close");
        CollectionAssert.AreEqual(ends[..1], Ends([.. heading, .. row[..^2], (byte)'\n', .. row]), "another line break");
        CollectionAssert.AreEqual(ends[..2], Ends([.. heading, .. row, .. row], ends[1]), "what is not sound");
        Assert.IsEmpty(Ends(heading[..20]));
        Assert.IsEmpty(Ends([]));
    }

    private const string Heading = "Id,ImagePath,Latitude,Longitude,PredictedLatitude,PredictedLongitude,PredictedCell,PredictedAddress,Probability,Region,RegionProbability,ErrorKm,ImageError\r\n";

    private static int[] Ends(byte[] file, int? sound = null)
    {
        using var stream = new MemoryStream(file);
        return [.. ScoredRecord.ReadCsv(stream, sound ?? file.Length).Select(row => (int)row.End)];
    }

    private static ScoredRecord? OfCsv(string record)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"{Heading}{record}\r\n"));
        return ScoredRecord.ReadCsv(stream, stream.Length).Skip(1).Select(row => row.Record).FirstOrDefault();
    }

    private static ScoredRecord? OfJson(string line) => ScoredRecord.OfJson(Encoding.UTF8.GetBytes(line));
}
