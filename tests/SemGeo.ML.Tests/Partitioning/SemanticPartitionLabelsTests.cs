using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding.Embedded;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Partitioning;

[TestClass]
public sealed class SemanticPartitionLabelsTests
{
    // Two in Montmartre, one in the Marais, one in Lyon, one in a country that is too rare.
    private static readonly Addressed[] Rows =
    [
        new(["montmartre", "paris", "fr"], 48.88, 2.34),
        new(["montmartre", "paris", "fr"], 48.90, 2.36),
        new(["marais", "paris", "fr"], 48.85, 2.36),
        new(["lyon", "fr"], 45.76, 4.84),
        new(["vaduz", "li"], 47.14, 9.52),
        new([], double.NaN, double.NaN),
    ];

    [TestMethod]
    public void Estimator_does_what_all_of_them_have_to_do()
    {
        var ml = new MLContext();
        EstimatorConformance.Check(ml.Geolocation.SemanticPartitionLabels(2, 4), ml.Data.LoadFromEnumerable(Rows), new EstimatorRequirements("Address") { Reload = Models.Reload });
    }

    [TestMethod]
    public void Labels_are_the_finest_locations_left()
    {
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable(Rows);
        var transformer = ml.Geolocation.SemanticPartitionLabels(2, 4).Fit(view);
        var labelled = transformer.Transform(view);

        // Base filter 2: marais, lyon, vaduz and li go. Fine (2): montmartre, paris, fr; Coarse (4): fr.
        CollectionAssert.AreEqual(new[] { "fr", "montmartre", "paris" }, KeyValues(labelled, "Cell.Fine"));
        CollectionAssert.AreEqual(new[] { "fr" }, KeyValues(labelled, "Cell.Coarse"));
        CollectionAssert.AreEqual(new uint[] { 2, 2, 3, 1, 0, 0 }, labelled.GetColumn<uint>("Cell.Fine").ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 1, 1, 1, 0, 0 }, labelled.GetColumn<uint>("Cell.Coarse").ToArray());
        Assert.AreEqual(48.89, transformer.Partitionings.Finest.Cells[1].Coordinate.Latitude, 1e-3);
    }

    [TestMethod]
    public void Keys_map_back_to_location_ids()
    {
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable(Rows);
        var names = ml.Geolocation.SemanticPartitionLabels(2, 4).Append(ml.Transforms.Conversion.MapKeyToValue("Name", "Cell.Fine")).Fit(view).Transform(view);
        CollectionAssert.AreEqual(new[] { "montmartre", "montmartre", "paris", "fr", "", "" }, names.GetColumn<string>("Name").ToArray());
    }

    [TestMethod]
    public void Threshold_that_leaves_no_cell_is_an_error_that_says_what_would_do()
    {
        var ml = new MLContext();
        var error = Assert.ThrowsExactly<PartitioningException>(() => ml.Geolocation.SemanticPartitionLabels(2, 100).Fit(ml.Data.LoadFromEnumerable(Rows)));
        Assert.Contains("100", error.Message);
        Assert.Contains("4 images", error.Message);
    }

    [TestMethod]
    public void No_coordinates_at_all_is_an_error()
    {
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable(Rows.Select(r => new Addressed(r.Address, double.NaN, double.NaN)));
        Assert.ThrowsExactly<PartitioningException>(() => ml.Geolocation.SemanticPartitionLabels(2, 4).Fit(view));
    }

    [TestMethod]
    public void Addresses_of_another_geocoder_are_refused()
    {
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable(Rows);
        var labels = ml.Geolocation.SemanticPartitionLabels(2, 4).Fit(view);
        var geocoded = ml.Geolocation.ReverseGeocode().Fit(view).Transform(view);
        Assert.ThrowsExactly<GeocoderMismatchException>(() => labels.Transform(geocoded));
    }

    [TestMethod]
    public void Thresholds_that_do_not_ascend_are_an_error() =>
        Assert.ThrowsExactly<ArgumentException>(() => new MLContext().Geolocation.SemanticPartitionLabels(4, 2));

    [TestMethod]
    public void Existing_partitionings_label_other_data()
    {
        var ml = new MLContext();
        var set = ml.Geolocation.SemanticPartitionLabels(2, 4).Fit(ml.Data.LoadFromEnumerable(Rows)).Partitionings;
        var view = ml.Data.LoadFromEnumerable([new Addressed(["unknown", "paris", "fr"], 0, 0)]);
        Assert.AreEqual(3u, ml.Geolocation.SemanticPartitionLabels(set).Fit(view).Transform(view).GetColumn<uint>("Cell.Fine").Single());
    }

    [TestMethod]
    public void Names_come_from_the_geocoder_of_the_addresses()
    {
        var labelled = TrainedModel.Labelled(new MLContext());
        Assert.IsNotNull(labelled.Schema.GetColumnOrNull("Cell.Fine"));
        var set = TrainedModel.Model.Partitionings;
        Assert.IsTrue(Enumerable.Range(0, set.Finest.Cells.Count).Any(cell => set.AddressOf(0, cell).EndsWith(", Japan", StringComparison.Ordinal)));
        Assert.AreEqual(GazetteerGeocoder.Provider, set.Source.Provider);
    }

    private static string[] KeyValues(IDataView view, string name)
    {
        VBuffer<ReadOnlyMemory<char>> values = default;
        view.Schema[name].Annotations.GetValue("KeyValues", ref values);
        return [.. values.DenseValues().Select(v => v.ToString())];
    }

    private sealed class Addressed(string[] address, double latitude, double longitude)
    {
        public string[] Address { get; set; } = address;

        public double Latitude { get; set; } = latitude;

        public double Longitude { get; set; } = longitude;
    }
}
