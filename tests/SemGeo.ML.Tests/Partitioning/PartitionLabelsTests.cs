using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.ML.Partitioning;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Partitioning;

[TestClass]
public sealed class PartitionLabelsTests
{
    // Four in Paris, three in Los Angeles, two in Munich, one at sea, one without a coordinate, one off the earth.
    private static readonly Photo[] Rows =
    [
        .. Enumerable.Repeat(new Photo(48.86, 2.35), 4), .. Enumerable.Repeat(new Photo(34.05, -118.24), 3), .. Enumerable.Repeat(new Photo(48.14, 11.58), 2),
        new(0, -30), new(double.NaN, double.NaN), new(95, 10),
    ];

    private static readonly EstimatorRequirements Requirements = new("Latitude", "Longitude") { Reload = Models.Reload };

    private static CombinatorialPartitionLabelsOptions Combinations => new()
    {
        Partitioning = { AtomLevel = 6, Neighbours = 2, Sets = [new() { Classes = 2 }, new() { Classes = 3, SizeWeight = 1 }] },
        NameCells = false,
    };

    [TestMethod]
    public void S2_estimator_does_what_all_of_them_have_to_do() => EstimatorConformance.Check(new MLContext().Geolocation.S2PartitionLabels(3, 5), View(), Requirements);

    [TestMethod]
    public void Country_estimator_does_what_all_of_them_have_to_do() => EstimatorConformance.Check(new MLContext().Geolocation.CountryPartitionLabels(2), View(), Requirements);

    [TestMethod]
    public void Combinatorial_estimator_does_what_all_of_them_have_to_do() =>
        EstimatorConformance.Check(new MLContext().Geolocation.CombinatorialPartitionLabels(Combinations), View(), Requirements);

    [TestMethod]
    public void Options_that_change_after_a_step_was_made_do_not_reach_it()
    {
        var catalog = new MLContext().Geolocation;
        var countries = new CountryPartitionLabelsOptions { Partitioning = { MinImages = 2 } };
        var s2 = new S2PartitionLabelsOptions { Partitioning = { MinImages = 1, MaxImages = [4, 8], MaxLevel = 8 }, NameCells = false };
        var combinations = Combinations;
        PartitionLabelsEstimator[] steps = [catalog.CountryPartitionLabels(countries), catalog.S2PartitionLabels(s2), catalog.CombinatorialPartitionLabels(combinations)];
        var expected = steps.Select(Cells).ToArray();

        (countries.Partitioning.MinImages, s2.Partitioning.MaxLevel, combinations.Partitioning.Sets[1].Classes) = (4, 2, 1);

        CollectionAssert.AreEqual(expected, steps.Select(Cells).ToArray());
        Assert.AreNotEqual(expected[0], Cells(catalog.CountryPartitionLabels(countries)));

        static string Cells(PartitionLabelsEstimator step) => string.Join(' ', step.Fit(View()).Partitionings.Levels.Select(level => level.Cells.Count));
    }

    [TestMethod]
    public void Country_keys_are_iso_codes()
    {
        var labelled = new MLContext().Geolocation.CountryPartitionLabels(2).Fit(View()).Transform(View());
        CollectionAssert.AreEqual(new[] { "DE", "FR", "US-CA" }, KeyValues(labelled, "Cell.Country"));
        CollectionAssert.AreEqual(new uint[] { 2, 2, 2, 2, 3, 3, 3, 1, 1, 0, 0, 0 }, labelled.GetColumn<uint>("Cell.Country").ToArray());
    }

    [TestMethod]
    public void S2_keys_are_tokens_and_nest()
    {
        var transformer = new MLContext().Geolocation.S2PartitionLabels(new S2PartitionLabelsOptions { Partitioning = { MinImages = 1, MaxImages = [4, 8], MaxLevel = 8 } }).Fit(View());
        var labelled = transformer.Transform(View());
        var set = transformer.Partitionings;
        CollectionAssert.AreEqual(set.Finest.Cells.Select(cell => cell.LocationId).ToArray(), KeyValues(labelled, "Cell.Fine"));
        CollectionAssert.AreEqual(
            set.LabelsOf([.. Rows.Select(row => new GeoCoordinate(row.Latitude, row.Longitude))])[1].Select(label => (uint)(label + 1)).ToArray(), labelled.GetColumn<uint>("Cell.Coarse").ToArray());
        Assert.IsTrue(set.Finest.Cells.Any(cell => cell.Name.StartsWith("near ", StringComparison.Ordinal) && cell.Name.EndsWith(", France", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Combinatorial_keys_are_those_of_each_set()
    {
        var transformer = new MLContext().Geolocation.CombinatorialPartitionLabels(Combinations).Fit(View());
        var labelled = transformer.Transform(View());
        Assert.HasCount(2, KeyValues(labelled, "Cell.Set1"));
        Assert.HasCount(3, KeyValues(labelled, "Cell.Set2"));
        CollectionAssert.AreEqual(transformer.Partitionings.Levels[1].Cells.Select(cell => cell.LocationId).ToArray(), KeyValues(labelled, "Cell.Set2"));
    }

    [TestMethod]
    public void Existing_partitionings_of_any_scheme_label_other_data()
    {
        var ml = new MLContext();
        var countries = ml.Geolocation.CountryPartitionLabels(2).Fit(View()).Partitionings;
        var other = ml.Data.LoadFromEnumerable([new Narrow(48.9f, 2.3f), new Narrow(float.NaN, 0)]);
        CollectionAssert.AreEqual(new uint[] { 2, 0 }, ml.Geolocation.PartitionLabels(countries, "North", "East").Fit(other).Transform(other).GetColumn<uint>("Cell.Country").ToArray());
        CollectionAssert.AreEqual(new uint[] { 2, 2, 2, 2, 3, 3, 3, 1, 1, 0, 0, 0 }, ml.Geolocation.PartitionLabels(countries).Fit(View()).Transform(View()).GetColumn<uint>("Cell.Country").ToArray());

        var photos = ml.Geolocation.ReverseGeocode().Fit(TrainedModel.Photos).Transform(TrainedModel.Photos);
        var semantic = ml.Geolocation.PartitionLabels(TrainedModel.Model.Partitionings).Fit(photos).Transform(photos);
        CollectionAssert.AreEqual(TrainedModel.Labelled(ml).GetColumn<uint>("Cell.Fine").ToArray(), semantic.GetColumn<uint>("Cell.Fine").ToArray());
    }

    [TestMethod]
    public void Estimator_of_existing_partitionings_does_what_all_of_them_have_to_do()
    {
        var ml = new MLContext();
        var countries = ml.Geolocation.CountryPartitionLabels(2).Fit(View()).Partitionings;
        EstimatorConformance.Check(ml.Geolocation.PartitionLabels(countries), View(), Requirements);
    }

    [TestMethod]
    public void Step_of_the_other_kind_is_a_clear_error()
    {
        var ml = new MLContext();
        var countries = ml.Geolocation.CountryPartitionLabels(2).Fit(View()).Partitionings;
        Assert.Contains("use PartitionLabels", Assert.ThrowsExactly<PartitioningSchemeException>(() => ml.Geolocation.SemanticPartitionLabels(countries)).Message);
        var semantic = TrainedModel.Model.Partitionings;
        Assert.Contains("use SemanticPartitionLabels", Assert.ThrowsExactly<PartitioningSchemeException>(() => ml.Geolocation.PartitionLabels(semantic, "Latitude", "Longitude")).Message);
    }

    [TestMethod]
    public void Wrong_options_are_errors_before_any_data_is_read()
    {
        var ml = new MLContext();
        Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.S2PartitionLabels(5, 3));
        Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.CountryPartitionLabels(0));
        Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.CombinatorialPartitionLabels(new() { Partitioning = { Sets = [] } }));
        var error = Assert.ThrowsExactly<ArgumentException>(() => ml.Geolocation.CountryPartitionLabels(new CountryPartitionLabelsOptions { LatitudeColumnName = "", CellColumnPrefix = " " }));
        Assert.Contains("LatitudeColumnName is empty", error.Message);
        Assert.Contains("CellColumnPrefix is empty", error.Message);
    }

    [TestMethod]
    public void Data_without_coordinates_is_an_error()
    {
        var view = new MLContext().Data.LoadFromEnumerable([new Photo(double.NaN, 0)]);
        Assert.ThrowsExactly<PartitioningException>(() => new MLContext().Geolocation.S2PartitionLabels(3).Fit(view));
        Assert.ThrowsExactly<PartitioningException>(() => new MLContext().Geolocation.CountryPartitionLabels(2).Fit(view));
        Assert.ThrowsExactly<PartitioningException>(() => new MLContext().Geolocation.CombinatorialPartitionLabels(Combinations).Fit(view));
    }

    private static IDataView View() => new MLContext().Data.LoadFromEnumerable(Rows);

    private static string[] KeyValues(IDataView view, string name)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        view.Schema[name].Annotations.GetValue("KeyValues", ref values);
        return [.. values.DenseValues().Select(v => v.ToString())];
    }

    private sealed class Photo(double latitude, double longitude)
    {
        public double Latitude { get; set; } = latitude;

        public double Longitude { get; set; } = longitude;
    }

    private sealed class Narrow(float north, float east)
    {
        public float North { get; set; } = north;

        public float East { get; set; } = east;
    }
}
