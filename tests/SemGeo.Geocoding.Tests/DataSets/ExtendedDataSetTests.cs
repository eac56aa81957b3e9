using SemGeo.Geocoding.DataSets;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Tables;

namespace SemGeo.Geocoding.Tests.DataSets;

[TestClass]
public sealed class ExtendedDataSetTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-data-").FullName;

    private string Result => Path.Combine(_folder, "out.jsonl");

    private string Locations => Path.Combine(_folder, "locations.csv");

    private string Journal => Result + ".geocoding";

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Base_filter_leaves_rare_locations_out_of_h_and_of_the_locations_alone()
    {
        var geocoder = new GridGeocoder();
        CoordinateRow[] rows = [new("a", new(1, 1)), new("b", new(1, 2)), new("sea", new(-5, 0)), new("c", new(1, 2))];

        var report = ExtendedDataSet.Write(Result, rows, geocoder, new ExtendedDataSetOptions { MinImages = 2, LocationsPath = Locations });

        Assert.AreEqual(new ExtendedDataSetReport(4, 3, 0, 3, 2), report);
        Assert.AreEqual(
            """
            {"id":"a","latitude":1,"longitude":1,"h_raw":["W1-1","R1"],"h":["R1"]}
            {"id":"b","latitude":1,"longitude":2,"h_raw":["W1-2","R1"],"h":["W1-2","R1"]}
            {"id":"sea","latitude":-5,"longitude":0,"h_raw":[],"h":[]}
            {"id":"c","latitude":1,"longitude":2,"h_raw":["W1-2","R1"],"h":["W1-2","R1"]}

            """,
            File.ReadAllText(Result));
        CollectionAssert.AreEqual(new[] { "R1,Place R1", "W1-2,Place W1-2" }, File.ReadLines(Locations).Skip(1).Select(line => string.Join(',', line.Split(',').Take(2))).ToArray());
        CollectionAssert.AreEqual(new[] { "R1", "W1-2" }, geocoder.Described);
        Assert.IsFalse(File.Exists(Journal));
    }

    [TestMethod]
    public void Interrupted_run_goes_on_without_asking_again_and_gives_the_same_files()
    {
        var rows = Rows(5000).ToArray();
        ExtendedDataSet.Write(Result, rows, new GridGeocoder(), new ExtendedDataSetOptions { MinImages = 3, LocationsPath = Locations });
        var (expected, locations) = (File.ReadAllText(Result), File.ReadAllText(Locations));
        File.Delete(Result);

        Assert.ThrowsExactly<IOException>(() => ExtendedDataSet.Write(Result, rows, new GridGeocoder { FailAfter = 2000 }));
        Assert.IsFalse(File.Exists(Result));
        var second = new GridGeocoder();
        var report = ExtendedDataSet.Write(Result, rows, second, new ExtendedDataSetOptions { MinImages = 3, LocationsPath = Locations });

        Assert.IsGreaterThan(500, report.Resumed);
        Assert.IsLessThan(4600, second.Asked);
        Assert.AreEqual(expected, File.ReadAllText(Result));
        Assert.AreEqual(locations, File.ReadAllText(Locations));
        Assert.IsFalse(File.Exists(Journal));
    }

    [TestMethod]
    public void Run_killed_at_any_byte_goes_on()
    {
        var rows = Rows(40).ToArray();
        ExtendedDataSet.Write(Result, rows, new GridGeocoder());
        var expected = File.ReadAllText(Result);
        Interrupt(rows, 39);
        var journal = File.ReadAllBytes(Journal);

        for (var length = 0; length <= journal.Length; length += 13)
        {
            File.WriteAllBytes(Journal, journal[..length]);
            ExtendedDataSet.Write(Result, rows, new GridGeocoder());
            Assert.AreEqual(expected, File.ReadAllText(Result), $"cut at {length}");
        }
    }

    [TestMethod]
    public void Rows_behind_a_damaged_place_are_geocoded_again()
    {
        var rows = Rows(40).ToArray();
        ExtendedDataSet.Write(Result, rows, new GridGeocoder());
        var expected = File.ReadAllText(Result);
        Interrupt(rows, 39);
        var journal = File.ReadAllBytes(Journal);
        journal.AsSpan(journal.Length / 2, 20).Clear();
        File.WriteAllBytes(Journal, journal);

        ExtendedDataSet.Write(Result, rows, new GridGeocoder());

        Assert.AreEqual(expected, File.ReadAllText(Result));
    }

    [TestMethod]
    public void Altered_rows_are_geocoded_again_and_counted()
    {
        var rows = Rows(40).ToArray();
        ExtendedDataSet.Write(Result, rows, new GridGeocoder());
        var expected = File.ReadAllText(Result);
        Interrupt(rows, 39);
        var journal = File.ReadAllText(Journal);
        var at = journal.LastIndexOf("\"h_raw\":[\"", StringComparison.Ordinal) + 10;
        File.WriteAllText(Journal, journal[..at] + (journal[at] == 'X' ? 'Y' : 'X') + journal[(at + 1)..]);

        var report = ExtendedDataSet.Write(Result, rows, new GridGeocoder());

        Assert.IsGreaterThan(0, report.AlteredRows);
        Assert.IsGreaterThan(0, report.Resumed);
        Assert.AreEqual(expected, File.ReadAllText(Result));
        Assert.IsFalse(File.Exists(Journal + ".sums"));
    }

    [TestMethod]
    public void Few_rows_go_on_too()
    {
        var rows = Rows(10).ToArray();
        Interrupt(rows, 8);
        var second = new GridGeocoder();
        Assert.AreEqual(7, ExtendedDataSet.Write(Result, rows, second).Resumed);
        Assert.AreEqual(3, second.Asked);
    }

    [TestMethod]
    public void Other_coordinates_fewer_of_them_or_another_geocoder_are_errors_until_restarted()
    {
        var rows = Rows(40).ToArray();
        Interrupt(rows, 39);
        CoordinateRow[] other = [.. rows];
        other[2] = new CoordinateRow("other", new GeoCoordinate(1, 1));

        Assert.Contains("row 3 is 'other'", Fails(other, new GridGeocoder()));
        Assert.Contains("ended after 5 rows", Fails(rows[..5], new GridGeocoder()));
        Assert.Contains("grid (2)", Fails(rows, new GridGeocoder { Source = new GeocoderSource("grid", "2") }));
        var report = ExtendedDataSet.Write(Result, other, new GridGeocoder(), new ExtendedDataSetOptions { Restart = true });
        Assert.AreEqual(0, report.Resumed);
    }

    [TestMethod]
    public void Two_runs_at_one_file_are_an_error()
    {
        using var held = new FileStream(Journal, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        Assert.Contains("another run", Fails(Rows(1).ToArray(), new GridGeocoder()));
    }

    [TestMethod]
    public void Cancelled_run_goes_on_later()
    {
        var rows = Rows(5000).ToArray();
        using var source = new CancellationTokenSource();
        var progress = new Listener(_ => source.Cancel());
        Assert.ThrowsExactly<OperationCanceledException>(() => ExtendedDataSet.Write(Result, rows, new GridGeocoder(), progress: progress, cancellation: source.Token));

        Assert.IsGreaterThan(0, ExtendedDataSet.Write(Result, rows, new GridGeocoder()).Resumed);
    }

    [TestMethod]
    public void Compressed_result_holds_the_same_rows()
    {
        var rows = Rows(300).ToArray();
        ExtendedDataSet.Write(Result, rows, new GridGeocoder());
        ExtendedDataSet.Write(Result + ".bz2", rows, new GridGeocoder());

        using var plain = Emp16Reader.Open(Result);
        using var compressed = Emp16Reader.Open(Result + ".bz2");
        while (plain.Read())
        {
            Assert.IsTrue(compressed.Read());
            Assert.AreEqual(plain.Id, compressed.Id);
            CollectionAssert.AreEqual(plain.RawAddress.ToArray(), compressed.RawAddress.ToArray());
        }

        Assert.IsFalse(compressed.Read());
    }

    [TestMethod]
    public void Wrong_options_are_errors_before_any_work()
    {
        var geocoder = new GridGeocoder();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ExtendedDataSet.Write(Result, Rows(1), geocoder, new ExtendedDataSetOptions { MinImages = 0 }));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ExtendedDataSet.Write(Result, Rows(1), geocoder, new ExtendedDataSetOptions { SimplifyDegrees = -1 }));
        Assert.ThrowsExactly<ArgumentException>(() => ExtendedDataSet.Write(Result, Rows(1), geocoder, new ExtendedDataSetOptions { LocationsPath = "x.txt" }));
        Assert.AreEqual(0, geocoder.Asked);
    }

    private void Interrupt(CoordinateRow[] rows, int after) =>
        Assert.ThrowsExactly<IOException>(() => ExtendedDataSet.Write(Result, rows, new GridGeocoder { FailAfter = after }));

    private string Fails(CoordinateRow[] rows, GridGeocoder geocoder) => Assert.ThrowsExactly<ExtendedDataSetException>(() => ExtendedDataSet.Write(Result, rows, geocoder)).Message;

    private static IEnumerable<CoordinateRow> Rows(int count) => Enumerable.Range(0, count).Select(i => new CoordinateRow($"row {i}", new GeoCoordinate((i * 7 % 100) - 20, i * 13 % 170)));

    private sealed class Listener(Action<ExtendedDataSetProgress> report) : IProgress<ExtendedDataSetProgress>
    {
        public void Report(ExtendedDataSetProgress value) => report(value);
    }
}
