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

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(30)]
    public void Nearest_points_are_those_of_a_plain_search(int count)
    {
        var random = new Random(count);
        var points = Enumerable.Range(0, 200).Select(_ => UnitVector.Of(new(random.Next(-90, 91), random.Next(-180, 181)))).ToArray();
        var index = SphereIndex.Of(points);
        var nearest = new int[count];
        for (var i = 0; i < points.Length; i++)
        {
            Assert.AreEqual(count, index.FindNearest(points[i], nearest, except: i));
            var expected = Enumerable.Range(0, points.Length).Where(j => j != i).OrderBy(j => Squared(points[i], points[j])).ThenBy(j => j).Take(count).ToArray();
            CollectionAssert.AreEqual(expected, nearest, $"point {i}");
        }
    }

    [TestMethod]
    public void Neighbour_across_the_antimeridian_is_near()
    {
        GeoCoordinate[] places = [new(0, 179.9), new(0, 170), new(0, -179.9)];
        var nearest = new int[1];
        new SphereIndex(places).FindNearest(UnitVector.Of(places[0]), nearest, except: 0);
        Assert.AreEqual(2, nearest[0]);
    }

    [TestMethod]
    public void Fewer_points_than_asked_for_are_all_found()
    {
        var nearest = new int[5];
        Assert.AreEqual(1, SphereIndex.Of([new(1, 0, 0), new(0, 1, 0)]).FindNearest(new(0, 1, 0), nearest, except: 1));
        Assert.AreEqual(0, nearest[0]);
        Assert.AreEqual(0, SphereIndex.Of([new(1, 0, 0)]).FindNearest(new(1, 0, 0), nearest, except: 0));
    }

    private static double Squared(UnitVector a, UnitVector b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return x * x + y * y + z * z;
    }

    private static GeoCoordinate Anywhere(Random random) => new(random.NextDouble() * 180 - 90, random.NextDouble() * 360 - 180);
}
