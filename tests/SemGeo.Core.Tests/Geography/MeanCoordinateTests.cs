using SemGeo.Geography;

namespace SemGeo.Core.Tests.Geography;

[TestClass]
public class MeanCoordinateTests
{
    private const double Tolerance = 1e-7; // Degrees: a centimetre.

    [TestMethod]
    [DataRow(51.5, -0.12)]
    [DataRow(-90, 0)]
    [DataRow(0, 180)]
    [DataRow(-33.9, 151.2)]
    public void Mean_of_one_position_is_the_position(double latitude, double longitude)
        => AssertNear(new(latitude, longitude), Mean(new GeoCoordinate(latitude, longitude)));

    [TestMethod]
    public void Mean_of_two_positions_lies_between_them()
        => AssertNear(new(0, 45), Mean(new(0, 0), new(0, 90)));

    [TestMethod]
    public void Mean_weighs_every_position_the_same()
        => AssertNear(new(0, Math.Atan(0.5) * 180 / Math.PI), Mean(new(0, 0), new(0, 0), new(0, 90)));

    [TestMethod]
    public void Mean_across_the_antimeridian_lies_on_it()
    {
        var mean = Mean(new(0, 179), new(0, -179));
        Assert.AreEqual(0, mean.Latitude, Tolerance);
        Assert.AreEqual(180, Math.Abs(mean.Longitude), Tolerance);
        AssertNear(new(0, -179.5), Mean(new(0, 179), new(0, -178)));
    }

    [TestMethod]
    public void Mean_around_a_pole_is_the_pole_at_longitude_zero()
    {
        AssertNear(new(90, 0), Mean(new(89, 0), new(89, 90), new(89, 180), new(89, -90)));
        AssertNear(new(-90, 0), Mean(new(-89, 30), new(-89, -150)));
        AssertNear(new(90, 0), Mean(new GeoCoordinate(90, 123)));
    }

    [TestMethod]
    public void Mean_of_positions_that_cancel_out_is_missing()
    {
        Assert.IsTrue(Mean(new(0, 0), new(0, 180)).IsMissing, "antipodes on the equator");
        Assert.IsTrue(Mean(new(90, 0), new(-90, 0)).IsMissing, "poles");
        Assert.IsTrue(Mean(new(12.34, 56.78), new(-12.34, -123.22)).IsMissing, "antipodes anywhere");
        Assert.IsTrue(Mean(new(0, 0), new(0, 120), new(0, -120)).IsMissing, "three around the equator");
    }

    [TestMethod]
    public void Mean_of_nothing_is_missing() => Assert.IsTrue(default(MeanCoordinate).Value.IsMissing);

    [TestMethod]
    [DataRow(double.NaN, 0)]
    [DataRow(0, double.NaN)]
    [DataRow(90.1, 0)]
    [DataRow(0, -180.1)]
    [DataRow(double.PositiveInfinity, 0)]
    public void Position_that_is_none_is_not_added(double latitude, double longitude)
    {
        var mean = default(MeanCoordinate);
        mean.Add(new GeoCoordinate(10, 20));
        Assert.IsFalse(mean.Add(new GeoCoordinate(latitude, longitude)));
        Assert.AreEqual(1, mean.Count);
        AssertNear(new(10, 20), mean.Value);
    }

    [TestMethod]
    public void Mean_is_the_same_to_the_last_bit_in_any_order_and_any_parts()
    {
        var random = new Random(7);
        var positions = Enumerable.Range(0, 1000).Select(_ => new GeoCoordinate(random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180)).ToArray();
        var expected = Mean(positions);
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(positions);
            Assert.AreEqual(expected, Mean(positions));
            MeanCoordinate first = default, second = default;
            for (var i = 0; i < positions.Length; i++)
                _ = i % 3 == 0 ? first.Add(positions[i]) : second.Add(positions[i]);
            first.Add(second);
            Assert.AreEqual(expected, first.Value);
            Assert.AreEqual(1000, first.Count);
        }
    }

    private static GeoCoordinate Mean(params GeoCoordinate[] positions)
    {
        var mean = default(MeanCoordinate);
        foreach (var position in positions)
            Assert.IsTrue(mean.Add(position));
        return mean.Value;
    }

    private static void AssertNear(GeoCoordinate expected, GeoCoordinate actual)
    {
        Assert.AreEqual(expected.Latitude, actual.Latitude, Tolerance);
        Assert.AreEqual(expected.Longitude, actual.Longitude, Tolerance);
    }
}
