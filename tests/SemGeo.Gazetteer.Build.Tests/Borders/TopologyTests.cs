using NetTopologySuite.Geometries;
using SemGeo.GazetteerBuild.Borders;

namespace SemGeo.GazetteerBuild.Tests.Borders;

[TestClass]
public class TopologyTests
{
    [TestMethod]
    public void Neighbours_share_one_arc_with_a_face_on_each_side()
    {
        var topology = new Topology();
        topology.Add(0, Rings.Polygon((0, 0), (10, 0), (10, 10), (0, 10)));
        topology.Add(1, Rings.Polygon((10, 0), (10, 10), (20, 10), (20, 0)));

        var arcs = topology.BuildArcs();

        Assert.AreEqual(3, arcs.Count);
        var shared = arcs.Single(arc => arc.Left >= 0 && arc.Right >= 0);
        CollectionAssert.AreEquivalent(new[] { new GridPoint(10, 0), new GridPoint(10, 10) }, shared.Original);
        Assert.AreEqual(shared.Original[0].Y == 0 ? (0, 1) : (1, 0), (shared.Left, shared.Right));
        Assert.IsTrue(arcs.Where(arc => arc != shared).All(arc => arc.Original.Length == 4));
    }

    [TestMethod]
    public void Hole_that_another_face_fills_is_a_ring_between_both()
    {
        var hole = Rings.Ring((4, 4), (6, 4), (6, 6), (4, 6));
        var topology = new Topology();
        topology.Add(0, new Polygon(Rings.Ring((0, 0), (10, 0), (10, 10), (0, 10)), [hole]));
        topology.Add(1, new Polygon(hole));

        var arcs = topology.BuildArcs();

        Assert.AreEqual(2, arcs.Count);
        Assert.IsTrue(arcs.All(arc => arc.IsRing && arc.Original.Length == 5));
        var inner = arcs.Single(arc => arc.Left >= 0 && arc.Right >= 0);
        Assert.AreEqual(1, new LinearRing([.. inner.Original.Select(point => new Coordinate(point.X, point.Y))]).IsCCW ? inner.Left : inner.Right);
    }

    [TestMethod]
    public void Border_inside_a_face_is_none()
    {
        var topology = new Topology();
        topology.Add(0, Rings.Polygon((0, 0), (10, 0), (10, 10), (0, 10)));
        topology.Add(0, Rings.Polygon((10, 0), (20, 0), (20, 10), (10, 10)));

        var arc = topology.BuildArcs().Single();

        Assert.IsTrue(arc.IsRing);
        Assert.AreEqual(7, arc.Original.Length);
    }

    [TestMethod]
    public void Overlap_is_counted()
    {
        var topology = new Topology();
        topology.Add(0, Rings.Polygon((0, 0), (10, 0), (10, 10), (0, 10)));
        topology.Add(1, Rings.Polygon((0, 0), (10, 0), (5, 5)));

        Assert.AreEqual(1, topology.Conflicts);
    }
}
