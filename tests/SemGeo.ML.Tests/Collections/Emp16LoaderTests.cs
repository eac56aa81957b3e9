using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Files;
using SemGeo.Geocoding.Emp16;
using SemGeo.Locations;
using SemGeo.ML.Collections;
using SemGeo.ML.Partitioning;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Collections;

[TestClass]
public sealed class Emp16LoaderTests
{
    private const string Rows = """
        {"id": "a", "latitude": 35.5, "longitude": 14.5, "h_raw": ["W1", "R2"], "h": ["R2"]}
        {"id": "b", "latitude": 36.5, "longitude": 15.5, "h_raw": ["R3", "R2"], "h": ["R3", "R2"]}
        damaged
        {"id": "sea", "latitude": null, "longitude": null, "h_raw": [], "h": []}
        {"id": "c", "latitude": 36.75, "longitude": 15.25, "h_raw": ["R3", "R2"], "h": ["R3", "R2"]}

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-emp16-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void View_does_what_every_view_has_to_do() => ViewConformance.Check(new MLContext().Geolocation.LoadFromEmp16(Write("a.jsonl", Rows)));

    [TestMethod]
    public void Rows_have_what_the_file_says()
    {
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromEmp16(Write("a.jsonl", Rows));
        var rows = ml.Data.CreateEnumerable<Row>(view, reuseRowObject: false).ToArray();

        CollectionAssert.AreEqual(new[] { "a", "b", "sea", "c" }, Array.ConvertAll(rows, row => row.Id));
        CollectionAssert.AreEqual(new[] { "W1", "R2" }, rows[0].Address);
        Assert.AreEqual(36.5, rows[1].Latitude);
        Assert.AreEqual(15.5, rows[1].Longitude);
        Assert.IsTrue(double.IsNaN(rows[2].Latitude));
        Assert.IsEmpty(rows[2].Address);
        var filtered = ml.Geolocation.LoadFromEmp16(Write("a.jsonl", Rows), new Emp16LoadOptions { Filtered = true });
        CollectionAssert.AreEqual(new[] { "R2" }, ml.Data.CreateEnumerable<Row>(filtered, reuseRowObject: false).First().Address);
    }

    [TestMethod]
    public void Partitionings_are_built_without_geocoding_again_and_have_names()
    {
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromEmp16(Write("a.jsonl", Rows), new Emp16LoadOptions { LocationsPath = Write("l.csv", "id,localname\nR2,Malta\nR3,Gozo\n") });
        var labels = Labels(ml).Fit(view);

        var keys = labels.Transform(view).GetColumn<uint>("Cell.Fine").ToArray();
        Assert.AreEqual(keys[1], keys[3]);
        Assert.AreEqual(0u, keys[2]);
        Assert.AreNotEqual(0u, keys[0]);
        Assert.AreNotEqual(keys[0], keys[1]);
    }

    [TestMethod]
    public void Labels_of_one_file_are_refused_to_another_unless_both_have_one_source()
    {
        var ml = new MLContext();
        var (one, other) = (Write("a.jsonl", Rows), Write("b.jsonl", Rows + "\n"));
        var labels = Labels(ml).Fit(ml.Geolocation.LoadFromEmp16(one));
        Assert.ThrowsExactly<GeocoderMismatchException>(() => labels.Transform(ml.Geolocation.LoadFromEmp16(other)).GetColumn<uint>("Cell.Fine").ToArray());

        var options = new Emp16LoadOptions { Source = new GeocoderSource("nominatim", "3.4, 2020-05-22") };
        labels = Labels(ml).Fit(ml.Geolocation.LoadFromEmp16(one, options));
        Assert.HasCount(4, labels.Transform(ml.Geolocation.LoadFromEmp16(other, options)).GetColumn<uint>("Cell.Fine").ToArray());
    }

    [TestMethod]
    public void Damaged_lines_are_told_or_are_an_error()
    {
        var ml = new MLContext();
        var warnings = new List<string>();
        ml.Log += (_, entry) => warnings.Add(entry.Message);
        var path = Write("a.jsonl", Rows);
        Assert.HasCount(4, ml.Geolocation.LoadFromEmp16(path).GetColumn<double>("Latitude").ToArray());
        Assert.Contains(message => message.Contains("1 damaged lines", StringComparison.Ordinal) && message.Contains("line 3", StringComparison.Ordinal), warnings);

        var strict = ml.Geolocation.LoadFromEmp16(path, new Emp16LoadOptions { OnDamagedLine = Emp16DamagedLinePolicy.Throw });
        Assert.Contains("line 3", Assert.ThrowsExactly<DataFileException>(() => strict.GetColumn<double>("Latitude").ToArray()).Message);
    }

    [TestMethod]
    public void Absent_files_are_named_at_once()
    {
        var ml = new MLContext();
        Assert.Contains("'none.jsonl'", Assert.ThrowsExactly<FileNotFoundException>(() => ml.Geolocation.LoadFromEmp16("none.jsonl")).Message);
        var options = new Emp16LoadOptions { LocationsPath = "none.csv" };
        Assert.Contains("'none.csv'", Assert.ThrowsExactly<FileNotFoundException>(() => ml.Geolocation.LoadFromEmp16(Write("a.jsonl", Rows), options)).Message);
    }

    private static PartitionLabelsEstimator Labels(MLContext ml) => ml.Geolocation.SemanticPartitionLabels(
        new SemanticPartitionLabelsOptions { Partitioning = new PartitioningOptions { MinImages = 1, Thresholds = [1], LevelNames = ["Fine"] } });

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public double Latitude { get; set; }

        public double Longitude { get; set; }

        public string[] Address { get; set; } = [];
    }
}
