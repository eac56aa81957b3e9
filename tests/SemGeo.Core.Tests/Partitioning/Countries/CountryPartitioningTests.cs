using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Partitioning;
using SemGeo.Partitioning.Countries;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning.Countries;

[TestClass]
public class CountryPartitioningTests
{
    private static readonly GeoCoordinate Paris = new(48.86, 2.35);
    private static readonly GeoCoordinate Munich = new(48.14, 11.58);
    private static readonly GeoCoordinate LosAngeles = new(34.05, -118.24);
    private static readonly GeoCoordinate LasVegas = new(36.17, -115.14);
    private static readonly GeoCoordinate Dallas = new(32.78, -96.80);
    private static readonly GeoCoordinate Atlantic = new(0, -30);

    private static readonly Lazy<Gazetteer> Borders = new(Gazetteer.LoadEmbedded);
    private static readonly Lazy<PartitioningSet> Built = new(() => Build(new() { MinImages = 2 }));

    [TestMethod]
    public void Countries_and_states_with_images_enough_are_classes()
    {
        var level = Built.Value.Levels.Single();
        Assert.AreEqual((CountryPartitioning.LevelName, 2), (level.Name, level.Threshold));
        CollectionAssert.AreEqual(new[] { "DE", "FR", "US-CA" }, level.Cells.Select(cell => cell.LocationId).ToArray());
        CollectionAssert.AreEqual(new[] { 2, 3, 3 }, level.Cells.Select(cell => cell.ImageCount).ToArray());
        Assert.AreEqual(new CollectionStatistics(11, 0, 1, 1, 4, 0, 0), Built.Value.Statistics);
    }

    [TestMethod]
    [DataRow(48.86, 2.35, 1, DisplayName = "Paris")]
    [DataRow(43.60, 7.30, 1, DisplayName = "the sea 10 km off Nice: its maritime border")]
    [DataRow(32.62, -117.30, 2, DisplayName = "the sea off San Diego: the state's")]
    [DataRow(36.17, -115.14, -1, DisplayName = "Las Vegas: its state has too few images and does not fall back on the USA")]
    [DataRow(32.78, -96.80, -1, DisplayName = "Dallas: a state that no image was in")]
    [DataRow(35.68, 139.69, -1, DisplayName = "Tokyo: a country that no image was in")]
    [DataRow(0, -30, -1, DisplayName = "open sea")]
    [DataRow(double.NaN, 0, -1, DisplayName = "no coordinate")]
    [DataRow(91, 0, -1, DisplayName = "out of range")]
    public void Coordinate_gets_the_country_it_lies_in(double latitude, double longitude, int expected)
    {
        Assert.AreEqual(expected, Built.Value.ClassOf(new GeoCoordinate(latitude, longitude), 0));
        Assert.AreEqual(expected, Built.Value.LabelsOf([Paris, new GeoCoordinate(latitude, longitude)])[0][1]);
    }

    [TestMethod]
    public void Divided_country_stays_above_its_states()
    {
        var set = Built.Value;
        Assert.AreEqual("US", set.Hierarchy.ParentOf("US-CA"));
        Assert.AreEqual(4, set.Hierarchy.ImagesOf("US"));
        Assert.AreEqual("California, United States of America", set.AddressOf(0, 2));
        Assert.AreEqual("US", set.Hierarchy.Ids[set.LocationOf(Dallas)]);
    }

    [TestMethod]
    public void Which_countries_are_divided_is_an_option()
    {
        var whole = Build(new() { MinImages = 2, DividedCountries = [] });
        CollectionAssert.AreEqual(new[] { "DE", "FR", "US" }, whole.Finest.Cells.Select(cell => cell.LocationId).ToArray());
        var france = Build(new() { MinImages = 1, DividedCountries = ["FR"] });
        Assert.AreEqual(1, france.Finest.Cells.Count(cell => cell.LocationId.StartsWith("FR", StringComparison.Ordinal) || cell.LocationId.StartsWith("GN.FR", StringComparison.Ordinal)));
        Assert.AreNotEqual("FR", france.Finest.Cells[france.ClassOf(Paris, 0)].LocationId);
        var error = Assert.ThrowsExactly<ArgumentException>(() => Build(new() { DividedCountries = ["US", "USA", "xy"] }));
        Assert.Contains("'USA', 'xy'", error.Message);
    }

    [TestMethod]
    public void Sea_belongs_to_a_country_as_far_as_the_option_says()
    {
        var offNice = new GeoCoordinate(43.60, 7.30);
        Assert.AreEqual(-1, Build(new() { MinImages = 2, MaritimeDistanceKm = 1 }).ClassOf(offNice, 0));
        Assert.AreEqual(1, Build(new() { MinImages = 2, MaritimeDistanceKm = 50 }).ClassOf(offNice, 0));
    }

    [TestMethod]
    public void Set_that_was_saved_labels_as_before()
    {
        var read = SavedSet.Reload(Built.Value);
        Assert.AreEqual(PartitioningScheme.Countries, read.Scheme);
        CollectionAssert.AreEqual(Built.Value.Finest.Cells.ToArray(), read.Finest.Cells.ToArray());
        GeoCoordinate[] everywhere = [.. Images(), new(43.60, 7.30), Dallas];
        CollectionAssert.AreEqual(Built.Value.LabelsOf(everywhere)[0], read.LabelsOf(everywhere)[0]);
    }

    [TestMethod]
    public void Too_few_images_are_errors_that_say_what_would_do()
    {
        Assert.Contains("has 3 images. Use at most 3", Assert.ThrowsExactly<PartitioningException>(() => Build(new())).Message);
        Assert.Contains("None of the 2 images", Assert.ThrowsExactly<PartitioningException>(() => CountryPartitioning.Build([GeoCoordinate.Missing, new(0, 500)], Borders.Value.CountryBorders)).Message);
        Assert.Contains("swapped", Assert.ThrowsExactly<PartitioningException>(() => CountryPartitioning.Build([Atlantic], Borders.Value.CountryBorders)).Message);
        var error = Assert.ThrowsExactly<ArgumentException>(() => new CountryPartitioningOptions { MinImages = 0, MaritimeDistanceKm = double.NaN, DividedCountries = [""] }.Validate());
        Assert.Contains("MinImages is 0", error.Message);
        Assert.Contains("MaritimeDistanceKm is NaN", error.Message);
        Assert.Contains("DividedCountries", error.Message);
    }

    [TestMethod]
    public void Report_has_no_word_of_addresses()
    {
        var text = new StringWriter { NewLine = "\n" };
        PartitioningReport.Of(Built.Value).WriteMarkdown(text);
        Assert.StartsWith($"11 images in the cells of gazetteer ({Borders.Value.DataVersion}); 1 without a coordinate, 1 in no cell.\n4 cells before the filter; 5 in the hierarchy.\n", text.ToString());
        Assert.Contains("| Country | 2 | 3 | 8 | 3 | 2 | 3 | 3 | 2 | 0 |", text.ToString());
    }

    private static GeoCoordinate[] Images() => [Paris, Paris, Paris, Munich, Munich, LosAngeles, LosAngeles, LosAngeles, LasVegas, Atlantic, GeoCoordinate.Missing];

    private static PartitioningSet Build(CountryPartitioningOptions options) => CountryPartitioning.Build(Images(), Borders.Value.CountryBorders, options);
}
