using SemGeo.Geography;

namespace SemGeo.Core.Tests.Geography;

[TestClass]
public class GreatCircleTests
{
    private const double KmPerDegree = Math.PI * 6371 / 180; // 111.1949

    [TestMethod]
    [DataRow(0, 0, 0, 0, 0, DisplayName = "same point")]
    [DataRow(0, 0, 0, 1, 1, DisplayName = "a degree along the equator")]
    [DataRow(0, 0, 1, 0, 1, DisplayName = "a degree along a meridian")]
    [DataRow(0, 0, 0, 90, 90, DisplayName = "a quarter of the equator")]
    [DataRow(0, 179.5, 0, -179.5, 1, DisplayName = "across the antimeridian")]
    [DataRow(0, -180, 0, 180, 0, DisplayName = "two names of the antimeridian")]
    [DataRow(60, 0, 60, 180, 60, DisplayName = "over the pole")]
    [DataRow(90, 0, 90, 123, 0, DisplayName = "two names of the pole")]
    [DataRow(0, 0, 0, 180, 180, DisplayName = "antipodes on the equator")]
    [DataRow(90, 0, -90, 77, 180, DisplayName = "poles")]
    [DataRow(12.34, 56.78, -12.34, -123.22, 180, DisplayName = "antipodes anywhere")]
    public void Distance_is_the_arc(double latitudeA, double longitudeA, double latitudeB, double longitudeB, double degrees)
    {
        var a = new GeoCoordinate(latitudeA, longitudeA);
        var b = new GeoCoordinate(latitudeB, longitudeB);
        Assert.AreEqual(degrees * KmPerDegree, GreatCircle.DistanceKm(a, b), 1e-3);
        Assert.AreEqual(GreatCircle.DistanceKm(a, b), GreatCircle.DistanceKm(b, a));
    }

    [TestMethod]
    public void Distance_of_London_and_Paris_is_344_km()
        => Assert.AreEqual(343.556, GreatCircle.DistanceKm(new(51.5074, -0.1278), new(48.8566, 2.3522)), 0.001);

    [TestMethod]
    public void Distance_of_antipodes_is_a_number_whatever_the_rounding()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var a = new GeoCoordinate(random.NextDouble() * 180 - 90, random.NextDouble() * 180);
            Assert.AreEqual(20015.0868, GreatCircle.DistanceKm(a, new(-a.Latitude, a.Longitude - 180)), 1e-3);
        }
    }

    [TestMethod]
    [DataRow(double.NaN, 0)]
    [DataRow(0, double.NaN)]
    [DataRow(double.NaN, double.NaN)]
    public void Distance_to_a_missing_position_is_NaN(double latitude, double longitude)
    {
        Assert.IsTrue(double.IsNaN(GreatCircle.DistanceKm(new(latitude, longitude), new(1, 2))));
        Assert.IsTrue(double.IsNaN(GreatCircle.DistanceKm(new(1, 2), new(latitude, longitude))));
    }
}
