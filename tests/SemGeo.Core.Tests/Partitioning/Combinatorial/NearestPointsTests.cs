using SemGeo.Geography;
using SemGeo.Partitioning.Combinatorial;

namespace SemGeo.Core.Tests.Partitioning.Combinatorial;

[TestClass]
public class NearestPointsTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(30)]
    public void Nearest_points_are_those_of_a_plain_search(int count)
    {
        var random = new Random(count);
        var points = Enumerable.Range(0, 200).Select(_ => MeanCoordinate.UnitVector(new(random.Next(-90, 91), random.Next(-180, 181)))).ToArray();
        var index = new NearestPoints(points);
        var nearest = new int[count];
        for (var i = 0; i < points.Length; i++)
        {
            Assert.AreEqual(count, index.Find(i, nearest));
            var expected = Enumerable.Range(0, points.Length).Where(j => j != i).OrderBy(j => Squared(points[i], points[j])).ThenBy(j => j).Take(count).ToArray();
            CollectionAssert.AreEqual(expected, nearest, $"point {i}");
        }
    }

    [TestMethod]
    public void Neighbour_across_the_antimeridian_is_near()
    {
        GeoCoordinate[] places = [new(0, 179.9), new(0, 170), new(0, -179.9)];
        var nearest = new int[1];
        new NearestPoints([.. places.Select(MeanCoordinate.UnitVector)]).Find(0, nearest);
        Assert.AreEqual(2, nearest[0]);
    }

    [TestMethod]
    public void Fewer_points_than_asked_for_are_all_found()
    {
        var nearest = new int[5];
        Assert.AreEqual(1, new NearestPoints([(1, 0, 0), (0, 1, 0)]).Find(1, nearest));
        Assert.AreEqual(0, nearest[0]);
        Assert.AreEqual(0, new NearestPoints([(1, 0, 0)]).Find(0, nearest));
    }

    private static double Squared((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return x * x + y * y + z * z;
    }
}
