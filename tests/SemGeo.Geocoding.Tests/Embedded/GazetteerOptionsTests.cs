using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public class GazetteerOptionsTests
{
    // 1.2 km north of Hondarribia's point, in the sea off San Sebastián, and in the Sahara.
    private static readonly GeoCoordinate OffSanSebastian = new(43.40, -2.0);
    private static readonly GeoCoordinate Desert = new(23.5, 11.5);

    [TestMethod]
    public void All_errors_stand_in_one_message()
    {
        var options = new GazetteerOptions
        {
            MaxPlaceDistanceKm = -1,
            MaxAdmin2DistanceKm = double.NaN,
            CoastToleranceKm = 401,
            MaritimeDistanceKm = double.PositiveInfinity,
            MaxDegreeOfParallelism = -2,
        };

        var error = Assert.ThrowsExactly<ArgumentException>(() => new GazetteerGeocoder(SharedGazetteer.Data, options));

        Assert.AreEqual(
            "The options of the gazetteer geocoder are not valid. MaxPlaceDistanceKm is -1; use kilometres from 0 to 20100. "
            + "MaxAdmin2DistanceKm is NaN; use kilometres from 0 to 20100. CoastToleranceKm is 401; use kilometres from 0 to 400. "
            + "MaritimeDistanceKm is Infinity; use kilometres from 0 to 400. MaxDegreeOfParallelism is -2; use 0 for all cores, or a positive number.",
            error.Message);
    }

    [TestMethod]
    public void Options_are_copied()
    {
        var options = new GazetteerOptions();
        var geocoder = new GazetteerGeocoder(SharedGazetteer.Data, options);

        options.MaxPlaceDistanceKm = 20_000;

        Assert.AreEqual("DZ-11, DZ", geocoder.Geocode(Desert).ToString());
    }

    [TestMethod]
    public void Distance_of_places_is_an_option()
    {
        var geocoder = new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { MaxPlaceDistanceKm = 1000 });

        var address = geocoder.Geocode(Desert);

        Assert.AreEqual("place", SharedGazetteer.Geocoder.Locations.TryGet(address.LocationIds[0], out var location) ? location.Class : null);
    }

    [TestMethod]
    public void Admin2_region_can_reach_farther_than_its_places()
    {
        var geocoder = new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { MaxPlaceDistanceKm = 0, MaxAdmin2DistanceKm = 50 });

        Assert.AreEqual("GN.US.CA.037, US-CA, US", geocoder.Geocode(new(34.06, -118.24)).ToString());
    }

    [TestMethod]
    public void Coast_tolerance_and_maritime_distance_decide_at_sea()
    {
        Assert.AreEqual("ES", Text(coast: 2, maritime: 22));
        Assert.AreEqual("", Text(coast: 0, maritime: 1));
        StringAssert.EndsWith(Text(coast: 20, maritime: 22), "ES-SS, GN.ES.59, ES");
        StringAssert.EndsWith(Text(coast: 20, maritime: 0), "ES-SS, GN.ES.59, ES");

        static string Text(double coast, double maritime) =>
            new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { CoastToleranceKm = coast, MaritimeDistanceKm = maritime }).Geocode(OffSanSebastian).ToString();
    }

    [TestMethod]
    public void Repaired_borders_find_a_place_that_the_polygons_put_elsewhere()
    {
        // Neuilly-sur-Seine lies in the polygon of Paris and belongs to Hauts-de-Seine.
        var neuilly = new GeoCoordinate(48.8846, 2.26965);
        var polygonsAlone = new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { RepairBorders = false });

        Assert.AreEqual("G2990611, FR-92, GN.FR.11, FR", SharedGazetteer.Geocoder.Geocode(neuilly).ToString());
        StringAssert.EndsWith(polygonsAlone.Geocode(neuilly).ToString(), "FR-75, GN.FR.11, FR");
    }
}
