using SemGeo.GazetteerBuild.Borders;

namespace SemGeo.GazetteerBuild.Tests.Borders;

[TestClass]
public class ArcSimplifierTests
{
    [TestMethod]
    public void Vertices_near_the_line_go_and_the_error_is_the_farthest_of_them()
    {
        var arc = Line((0, 0), (100, 3), (200, 0), (300, 50), (400, 0));
        var simplifier = new ArcSimplifier(tolerance: 5);

        simplifier.Simplify([arc]);

        // The vertex (100, 3) is 3 from the line (0, 0) to (200, 0) and nearer to no kept line.
        CollectionAssert.AreEqual(new[] { 0, 2, 3, 4 }, arc.Kept);
        Assert.AreEqual(3, simplifier.LargestError, 1e-9);
    }

    [TestMethod]
    public void Ends_are_kept_however_large_the_tolerance()
    {
        var arc = Line((0, 0), (50, 10), (100, 0));

        new ArcSimplifier(tolerance: 1000).Simplify([arc]);

        CollectionAssert.AreEqual(new[] { 0, 2 }, arc.Kept);
    }

    [TestMethod]
    public void Arcs_of_fine_outlines_keep_all_their_vertices()
    {
        var fine = Line((0, 0), (50, 1), (100, 0), (150, 1), (200, 7));
        var other = Line((0, 0), (50, -1), (100, 0));

        new ArcSimplifier(tolerance: 1000, new HashSet<GridPoint> { new(50, 1), new(100, 0), new(150, 1) }).Simplify([fine, other]);

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, fine.Kept);
        CollectionAssert.AreEqual(new[] { 0, 2 }, other.Kept);
    }

    [TestMethod]
    public void Small_island_keeps_its_shape()
    {
        var island = Line((0, 0), (10, -2), (20, 0), (22, 10), (20, 20), (10, 22), (0, 20), (-2, 10), (0, 0));

        new ArcSimplifier(tolerance: 1000).Simplify([island]);

        // A tenth of 24 is 2.4: the corners stay, the bulges of 2 go.
        CollectionAssert.AreEqual(new[] { 0, 2, 4, 6, 8 }, island.Kept);
    }

    [TestMethod]
    public void Lines_that_would_cross_keep_more_vertices()
    {
        // The second line runs into the bay of the first, which the straight line would close.
        var bay = Line((0, 0), (40, 0), (50, -8), (60, 0), (100, 0));
        var intruder = new Arc([new(50, 60), new(50, -4)], 1, -1);

        new ArcSimplifier(tolerance: 10).Simplify([bay, intruder]);

        CollectionAssert.Contains(bay.Kept, 2);
        Assert.AreEqual(0, ConflictFinder.Find([bay, intruder]).Count);
    }

    [TestMethod]
    public void Island_does_not_change_sides()
    {
        var bay = Line((0, 0), (40, 0), (50, -20), (60, 0), (100, 0));
        var island = Line((49, -4), (51, -4), (50, -2), (49, -4));

        new ArcSimplifier(tolerance: 30).Simplify([bay, island]);

        CollectionAssert.Contains(bay.Kept, 2);
    }

    [TestMethod]
    public void Crossing_of_the_source_is_counted_and_ends()
    {
        var simplifier = new ArcSimplifier(tolerance: 5);

        simplifier.Simplify([Line((0, 0), (10, 10)), Line((0, 10), (10, 0))]);

        Assert.AreEqual(2, simplifier.CrossingsInSource);
    }

    [TestMethod]
    [DataRow(0, 0, 10, 0, 5, 0, 15, 0, true, "overlap")]
    [DataRow(0, 0, 10, 0, 5, 0, 5, 10, true, "a touch in the middle")]
    [DataRow(0, 0, 10, 0, 10, 0, 20, 0, false, "one after the other")]
    [DataRow(0, 0, 10, 0, 0, 0, 5, 5, false, "from the same vertex")]
    [DataRow(0, 0, 10, 0, 0, 0, 5, 0, true, "from the same vertex the same way")]
    [DataRow(0, 0, 10, 0, 0, 1, 10, 1, false, "side by side")]
    [DataRow(0, 0, 10, 0, 10, 0, 0, 0, true, "the same line")]
    public void Lines_may_meet_at_their_ends_only(int ax, int ay, int bx, int by, int cx, int cy, int dx, int dy, bool conflict, string how)
    {
        var found = ConflictFinder.Find([Line((ax, ay), (bx, by)), Line((cx, cy), (dx, dy))]);

        Assert.AreEqual(conflict ? 2 : 0, found.Count, how);
    }

    private static Arc Line(params (int X, int Y)[] points) => new([.. points.Select(point => new GridPoint(point.X, point.Y))], 0, -1);
}
