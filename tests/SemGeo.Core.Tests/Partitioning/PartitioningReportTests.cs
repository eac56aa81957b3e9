using SemGeo.Geography;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class PartitioningReportTests
{
    [TestMethod]
    public void Levels_are_summarised()
    {
        var report = PartitioningReport.Of(Places.Europe());
        Assert.AreEqual(new LevelSummary("Fine", 3, 6, 21, 2, 1, 3.5, 6, 2, 0, 0), report.Levels[0]);
        Assert.AreEqual(new LevelSummary("Coarse", 6, 3, 18, 5, 6, 6, 6, 2, 1, 0), report.Levels[1]);
        Assert.IsEmpty(report.Warnings);
    }

    [TestMethod]
    public void Markdown_reads_well()
    {
        var text = new StringWriter { NewLine = "\n" };
        PartitioningReport.Of(Places.Europe()).WriteMarkdown(text);
        Assert.AreEqual("""
            23 images, geocoded by test (1); 1 without an address, 1 without a coordinate, 1 in no frequent location.
            7 locations in 7 different addresses; 6 passed the base filter; 0 cycles cut.

            | partitioning | threshold | classes | images kept | dropped | min | median | max | depth | missing parents |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            | Fine | 3 | 6 | 21 | 2 | 1 | 3.5 | 6 | 2 | 0 |
            | Coarse | 6 | 3 | 18 | 5 | 6 | 6 | 6 | 2 | 1 |

            """.ReplaceLineEndings("\n"), text.ToString());
    }

    [TestMethod]
    public void Plain_text_and_csv_have_the_same_rows()
    {
        var report = PartitioningReport.Of(Places.Europe());
        StringWriter plain = new(), csv = new();
        report.WritePlain(plain);
        report.WriteCsv(csv);
        Assert.Contains("Coarse                6        3           18        5    6       6    6      2                1", plain.ToString());
        Assert.Contains("Coarse,6,3,18,5,6,6,6,2,1\r\n", csv.ToString());
    }

    [TestMethod]
    public void Class_on_two_continents_is_warned_of()
    {
        var builder = new PartitioningSetBuilder(Places.Source);
        builder.Add(Places.AddressOf("fr"), new(48.9, 2.4));
        builder.Add(Places.AddressOf("fr"), new(-21.1, 55.5));
        var report = PartitioningReport.Of(builder.Build(Places.Options(1, 1), Places.EuropeNames()));
        Assert.HasCount(1, report.Warnings);
        Assert.StartsWith("Fine: fr (France) has 2 images, some of them 7767 km or more apart", report.Warnings[0], "a lower bound of the true 9,389 km");
    }

    [TestMethod]
    public void Many_warnings_of_a_kind_are_cut_short()
    {
        var builder = new PartitioningSetBuilder(Places.Source);
        for (var i = 0; i < 13; i++)
        {
            builder.Add([$"place{i:D2}"], new GeoCoordinate(0, 0));
            builder.Add([$"place{i:D2}"], new GeoCoordinate(0, 30 + i));
        }

        var warnings = PartitioningReport.Of(builder.Build(Places.Options(1, 1, 2), new())).Warnings;
        Assert.StartsWith("Fine: place12 ", warnings[0]);
        Assert.StartsWith("Fine: place03 ", warnings[9]);
        Assert.AreEqual("Fine: the same is true of 3 more classes.", warnings[10]);
        Assert.StartsWith("Coarse has the same classes", warnings[11]);
    }

    [TestMethod]
    public void Class_without_a_coordinate_and_levels_with_the_same_classes_are_warned_of()
    {
        var builder = Places.Builder(("paris fr", 9));
        for (var i = 0; i < 9; i++)
            builder.Add(Places.AddressOf("rome"), GeoCoordinate.Missing);
        var warnings = PartitioningReport.Of(builder.Build(Places.Options(1, 2, 3), new())).Warnings;
        CollectionAssert.AreEqual(
            new[]
            {
                "Fine: rome (rome) has no coordinate: a photo predicted there gets none.",
                "Coarse has the same classes as Fine: its head learns nothing new. Move the thresholds apart.",
            },
            warnings.ToArray());
    }
}
