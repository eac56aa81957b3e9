using SemGeo.Geography;

namespace SemGeo.Core.Tests.Geography;

[TestClass]
public class SphereIndexTests
{
    [TestMethod]
    public void Nearest_of_many_is_that_of_a_plain_search()
    {
        var random = new Random(7);
        var positions = Enumerable.Range(0, 700).Select(_ => Anywhere(random)).ToArray();
        var index = new SphereIndex(positions);
        Assert.AreEqual(700, index.Count);
        for (var i = 0; i < 200; i++)
        {
            var query = Anywhere(random);
            var expected = positions.Min(position => GreatCircle.DistanceKm(position, query));
            Assert.AreEqual(expected, index.NearestKm(query), 1e-6);
            Assert.IsTrue(index.HasWithin(query, expected + 1e-6));
            Assert.IsFalse(index.HasWithin(query, expected * 0.999));
            Assert.AreEqual(double.PositiveInfinity, index.NearestKm(query, expected * 0.999));
        }
    }

    [TestMethod]
    public void Many_equal_positions_are_no_trouble()
    {
        var index = new SphereIndex(Enumerable.Repeat(new GeoCoordinate(1, 1), 1000).Append(new(1, 2)));
        Assert.AreEqual(0, index.NearestKm(new(1, 1)));
        Assert.AreEqual(0, index.NearestKm(new(1, 2)));
    }

    [TestMethod]
    public void Antimeridian_and_poles_are_places_like_any_other()
    {
        var index = new SphereIndex([new(0, 179.99), new(89.99, 0), GeoCoordinate.Missing]);
        Assert.AreEqual(2, index.Count);
        Assert.AreEqual(2.22, index.NearestKm(new(0, -179.99)), 0.01);
        Assert.AreEqual(2.22, index.NearestKm(new(89.99, 180)), 0.01);
    }

    [TestMethod]
    public void Nothing_is_near_where_there_is_nothing()
    {
        Assert.AreEqual(double.PositiveInfinity, new SphereIndex([]).NearestKm(new(1, 1)));
        Assert.AreEqual(double.PositiveInfinity, new SphereIndex([new(1, 1)]).NearestKm(GeoCoordinate.Missing));
        Assert.IsTrue(new SphereIndex([new(1, 1)]).HasWithin(new(-1, -179), 1e9));
    }

    private static GeoCoordinate Anywhere(Random random) => new(random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180);
}
