using Microsoft.ML;
using SemGeo.ML.Collections;
using SemGeo.ML.Geocoding;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.Geocoding;

[TestClass]
public sealed class ReverseGeocodeTests
{
    private static readonly Photo[] Places =
    [
        new() { Id = "Eiffel Tower", Latitude = 48.8584, Longitude = 2.2945 },
        new() { Id = "middle of the Atlantic", Latitude = 30, Longitude = -40 },
        new() { Id = "nowhere" },
        new() { Id = "Maseru", Latitude = -29.3167, Longitude = 27.4833 },
    ];

    [TestMethod]
    public void Estimator_does_what_all_of_them_have_to_do()
    {
        var ml = new MLContext();
        EstimatorConformance.Check(ml.Geolocation.ReverseGeocode(), ml.Geolocation.LoadFromPhotos(Places), new EstimatorRequirements("Latitude", "Longitude") { Reload = Models.Reload });
    }

    [TestMethod]
    public void Addresses_go_from_fine_to_coarse_and_are_empty_at_sea_and_without_a_coordinate()
    {
        var ml = new MLContext();
        var rows = Geocode(ml, ml.Geolocation.LoadFromPhotos(Places));
        Assert.AreEqual("FR", rows[0].Address[^1]);
        Assert.IsTrue(rows[0].AddressText.EndsWith("France", StringComparison.Ordinal), rows[0].AddressText);
        Assert.Contains("Paris", rows[0].AddressText);
        Assert.IsEmpty(rows[1].Address);
        Assert.AreEqual("", rows[1].AddressText);
        Assert.IsEmpty(rows[2].Address);
        Assert.AreEqual("LS", rows[3].Address[^1]);
    }

    [TestMethod]
    public void Single_columns_are_taken()
    {
        var ml = new MLContext();
        var view = ml.Data.LoadFromEnumerable([new Narrow { Latitude = 35.68f, Longitude = 139.76f }]);
        Assert.AreEqual("JP", Geocode(ml, view)[0].Address[^1]);
    }

    [TestMethod]
    public void Coordinate_out_of_range_is_an_error_that_names_row_and_value()
    {
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromPhotos([Places[0], new Photo { Id = "swapped", Latitude = 139.76, Longitude = 35.68 }]);
        var error = Assert.ThrowsExactly<InvalidCoordinateException>(() => Geocode(ml, view));
        Assert.AreEqual(1, error.Row);
        Assert.Contains("(139.76, 35.68)", error.Message);
    }

    [TestMethod]
    public void Coordinate_out_of_range_can_count_as_missing()
    {
        var ml = new MLContext();
        var view = ml.Geolocation.LoadFromPhotos([new Photo { Latitude = 139.76, Longitude = 35.68 }]);
        var transformer = ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions { OnInvalidCoordinate = InvalidCoordinatePolicy.TreatAsMissing }).Fit(view);
        Assert.IsEmpty(ml.Data.CreateEnumerable<Geocoded>(transformer.Transform(view), false).Single().Address);
    }

    [TestMethod]
    public void Text_column_for_a_latitude_is_an_error_that_names_it()
    {
        var ml = new MLContext();
        var estimator = ml.Geolocation.ReverseGeocode("Id");
        var error = Assert.ThrowsExactly<ArgumentException>(() => estimator.Fit(ml.Geolocation.LoadFromPhotos(Places)));
        Assert.Contains("'Id'", error.Message);
        Assert.Contains("String", error.Message);
    }

    private static List<Geocoded> Geocode(MLContext ml, IDataView view) =>
        [.. ml.Data.CreateEnumerable<Geocoded>(ml.Geolocation.ReverseGeocode().Fit(view).Transform(view), reuseRowObject: false)];

    private sealed class Narrow
    {
        public float Latitude { get; set; }

        public float Longitude { get; set; }
    }

    private sealed class Geocoded
    {
        public string[] Address { get; set; } = [];

        public string AddressText { get; set; } = "";
    }
}
