using NetTopologySuite.Geometries;
using SemGeo.Geocoding.Osm.Shapes;

namespace SemGeo.Geocoding.Tests.Osm;

/// <summary>Rings on a grid: node 1203 lies at x = 12, y = 3 in units of a degree.</summary>
[TestClass]
public sealed class MultipolygonTests
{
    private static readonly long[] Square10 = [0, 1000, 1010, 10, 0];
    private static readonly long[] Hole24 = [202, 402, 404, 204, 202];

    [TestMethod]
    public void Ring_becomes_a_polygon()
    {
        var area = Assemble(out var problem, (Square10, false));

        Assert.IsNull(problem);
        Assert.AreEqual(100, area!.Area, 1e-9);
        Assert.IsInstanceOfType<Polygon>(area);
    }

    [TestMethod]
    public void Split_and_reversed_ways_are_joined()
    {
        var area = Assemble(out var problem, ([1010, 1000], false), ([0, 10], false), ([0, 1000], false), ([1010, 10], false));

        Assert.IsNull(problem);
        Assert.AreEqual(100, area!.Area, 1e-9);
    }

    [TestMethod]
    public void Ring_within_a_ring_is_a_hole_and_a_ring_in_it_is_an_island_whatever_their_roles()
    {
        var area = Assemble(out var problem, (Square10, true), ([202, 802, 808, 208, 202], false), ([404, 604, 606, 406, 404], true));

        Assert.IsNull(problem);
        Assert.AreEqual(100 - 36 + 4, area!.Area, 1e-9);
        Assert.AreEqual(2, area.NumGeometries);
        Assert.IsTrue(area.IsValid);
    }

    [TestMethod]
    public void Holes_that_share_a_side_are_one_hole()
    {
        var area = Assemble(out var problem, (Square10, false), (Hole24, true), ([402, 602, 604, 404, 402], true));

        Assert.IsNull(problem);
        Assert.AreEqual(100 - 8, area!.Area, 1e-9);
        Assert.AreEqual(1, ((Polygon)area).NumInteriorRings);
    }

    [TestMethod]
    public void Hole_that_touches_the_outline_in_a_node_stays_a_hole()
    {
        var area = Assemble(out var problem, ([0, 500, 1000, 1010, 10, 0], false), ([500, 604, 404, 500], true));

        Assert.IsNull(problem);
        Assert.AreEqual(100 - 4, area!.Area, 1e-9);
        Assert.IsTrue(area.IsValid);
    }

    [TestMethod]
    public void Hole_that_touches_the_outline_twice_cuts_the_area_in_two()
    {
        var area = Assemble(out _, ([0, 500, 1000, 1010, 510, 10, 0], false), ([500, 605, 510, 405, 500], true));

        Assert.AreEqual(100 - 10, area!.Area, 1e-9);
        Assert.AreEqual(2, area.NumGeometries);
        Assert.IsTrue(area.IsValid);
    }

    [TestMethod]
    public void Outline_that_touches_itself_comes_apart()
    {
        var area = Assemble(out var problem, ([0, 400, 404, 804, 808, 408, 404, 4, 0], false));

        Assert.IsNull(problem);
        Assert.AreEqual(32, area!.Area, 1e-9);
        Assert.AreEqual(2, area.NumGeometries);
        Assert.IsTrue(area.IsValid);
    }

    [TestMethod]
    public void Open_ring_is_reported_with_its_ends_and_skipped()
    {
        var area = Assemble(out var problem, ([0, 1000, 1010], false));

        Assert.IsNull(area);
        Assert.AreEqual("its rings are open at N0, N1010", problem);
    }

    [TestMethod]
    public void Closed_rings_beside_an_open_one_are_used_but_holes_never_become_land()
    {
        var area = Assemble(out var problem, missingWays: 1, (Square10, false), ([2000, 3000, 3010], false), ([5002, 5402, 5404, 5002], true));

        Assert.AreEqual(100, area!.Area, 1e-9);
        Assert.AreEqual("1 of its ways are not in the file; its rings are open at N2000, N3010", problem);
    }

    [TestMethod]
    public void Way_with_a_node_that_is_missing_is_not_bridged()
    {
        var area = Assemble(out var problem, ([0, 1000, 1010, 9999, 10, 0], false));

        Assert.IsNull(area);
        Assert.AreEqual("1 nodes of its ways are not in the file", problem);
    }

    [TestMethod]
    public void Where_three_lines_meet_no_ring_is_guessed()
    {
        var area = Assemble(out var problem, (Square10, false), ([0, 505, 1010], false));

        Assert.IsNull(area);
        StringAssert.Contains(problem, "open at N0, N1010");
    }

    [TestMethod]
    public void Rings_that_cross_enclose_what_an_odd_number_is_around()
    {
        var area = Assemble(out var problem, (Square10, false), ([505, 1505, 1515, 515, 505], false));

        Assert.AreEqual(100 + 100 - 25 - 25, area!.Area, 1e-6);
        Assert.IsTrue(area.IsValid);
        StringAssert.Contains(problem, "cross");
    }

    [TestMethod]
    public void Nothing_makes_no_area()
    {
        Assert.IsNull(Assemble(out var problem));
        Assert.AreEqual("it has no closed ring", problem);
    }

    [TestMethod]
    public void Shape_of_an_area_knows_inside_outline_and_distance()
    {
        var shape = OsmShape.Area(Assemble(out _, (Square10, false), (Hole24, true))!);

        Assert.AreEqual(NetTopologySuite.Geometries.Location.Interior, shape.Locate(1, 1));
        Assert.AreEqual(NetTopologySuite.Geometries.Location.Exterior, shape.Locate(3, 3));
        Assert.AreEqual(NetTopologySuite.Geometries.Location.Boundary, shape.Locate(2, 3));
        Assert.AreEqual(NetTopologySuite.Geometries.Location.Boundary, shape.Locate(10, 10));
        Assert.AreEqual(0, shape.Distance(5, 5));
        Assert.AreEqual(1, shape.Distance(3, 3), 1e-12);
        Assert.AreEqual(5, shape.Distance(13, 14), 1e-12);
        Assert.AreEqual(2, shape.Distance(new Envelope(12, 13, 4, 5)), 1e-12);
        Assert.AreEqual(96, shape.ToGeometry().Area, 1e-9);
    }

    [TestMethod]
    public void Line_runs_through_an_area_or_only_touches_it()
    {
        var square = OsmShape.Area(Assemble(out _, (Square10, false))!);

        Assert.IsTrue(LineInArea.Meet(Line(-5, 5, 15, 5), square), "through");
        Assert.IsTrue(LineInArea.Meet(Line(-5, 5, 5, 5), square), "into");
        Assert.IsTrue(LineInArea.Meet(Line(0, 0, 10, 0), square), "along a side");
        Assert.IsFalse(LineInArea.Meet(Line(10, 5, 15, 5), square), "away from a side");
        Assert.IsFalse(LineInArea.Meet(Line(5, 15, 15, 5), square), "past a corner");
        Assert.IsFalse(LineInArea.Meet(Line(20, 20, 30, 30), square), "elsewhere");
    }

    [TestMethod]
    public void Midpoint_of_a_line_lies_halfway_along_it() => Assert.AreEqual((10.0, 2.0), Line(0, 0, 10, 0, 10, 14).Midpoint());

    private static OsmShape Line(params int[] xy) => OsmShape.Line(Array.ConvertAll(xy, value => value * 10_000_000));

    private static Geometry? Assemble(out string? problem, params (long[] Nodes, bool IsInner)[] ways) => Assemble(out problem, missingWays: 0, ways);

    private static Geometry? Assemble(out string? problem, int missingWays, params (long[] Nodes, bool IsInner)[] ways) =>
        MultipolygonAssembler.Assemble(ways, missingWays, Locate, out problem, out _);

    private static bool Locate(long node, out int x, out int y)
    {
        (x, y) = ((int)(node / 100) * 10_000_000, (int)(node % 100) * 10_000_000);
        return node != 9999;
    }
}
