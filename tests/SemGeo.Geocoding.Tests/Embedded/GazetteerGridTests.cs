using SemGeo.Geocoding.Embedded;

namespace SemGeo.Geocoding.Tests.Embedded;

/// <summary>
/// A toy partition, in degrees: face 0 is the square from (0, 0) to (10, 10) without face 2, face 1 the square east of it to (20, 10),
/// face 2 a diamond about (5, 5) that reaches one degree in each direction.
/// </summary>
[TestClass]
public class GazetteerGridTests
{
    private static readonly GazetteerGrid Grid = new(Arcs(
        (0, 1, [(10, 0), (10, 10)]),
        (0, -1, [(10, 10), (0, 10), (0, 0), (10, 0)]),
        (1, -1, [(10, 0), (20, 0), (20, 10), (10, 10)]),
        (2, 0, [(5, 4), (6, 5), (5, 6), (4, 5), (5, 4)])));

    [TestMethod]
    [DataRow(2.0, 2.0, 0)]
    [DataRow(15.0, 2.0, 1)]
    [DataRow(5.0, 5.0, 2)]
    [DataRow(5.49, 5.49, 2)]
    [DataRow(5.51, 5.51, 0)]
    [DataRow(3.99, 5.0, 0)]
    [DataRow(6.01, 5.0, 0)]
    [DataRow(9.999999, 5.0, 0)]
    [DataRow(10.000001, 5.0, 1)]
    [DataRow(-0.000001, 5.0, -1)]
    [DataRow(20.000001, 5.0, -1)]
    [DataRow(5.0, 10.000001, -1)]
    [DataRow(5.0, -0.000001, -1)]
    [DataRow(170.0, 5.0, -1)]
    public void Point_lies_in_its_face(double longitude, double latitude, int face)
    {
        Assert.AreEqual(face, Grid.Find(latitude, longitude));
    }

    [TestMethod]
    [DataRow(5.5, 4.0, 0, "the height of the lowest vertex of the diamond, east of it")]
    [DataRow(4.5, 4.0, 0, "west of it")]
    [DataRow(5.5, 5.0, 2, "the height of its middle vertices")]
    [DataRow(8.0, 5.0, 0, "east of them")]
    [DataRow(5.5, 6.0, 0, "the height of its highest vertex")]
    [DataRow(15.0, 0.0, 1, "the south border of the eastern square")]
    [DataRow(10.0, 5.0, 1, "a border point belongs to the face on its east")]
    [DataRow(10.0, 0.0, 1, "where three borders meet")]
    public void Ray_through_a_vertex_is_counted_once(double longitude, double latitude, int face, string where)
    {
        Assert.AreEqual(face, Grid.Find(latitude, longitude), where);
    }

    [TestMethod]
    public void Nearest_face_is_measured_along_the_ground()
    {
        Assert.AreEqual(1, Grid.FindNearest(0, 20.1, 50, out var east));
        Assert.AreEqual(11.12, east, 0.01);
        Assert.AreEqual(0, Grid.FindNearest(10.1, 5, 50, out var north));
        Assert.AreEqual(11.12, north, 0.01);
        Assert.AreEqual(GazetteerGrid.None, Grid.FindNearest(0, 20.5, 50, out _));
        Assert.AreEqual(1, Grid.FindNearest(0, 20.5, 60, out _));
    }

    [TestMethod]
    public void Nearest_face_is_found_across_the_antimeridian()
    {
        var grid = new GazetteerGrid(Arcs((0, -1, [(179, 0), (180, 0), (180, 1), (179, 1), (179, 0)])));

        Assert.AreEqual(0, grid.FindNearest(0.5, -179.9, 50, out var km));
        Assert.AreEqual(11.12, km, 0.01);
        Assert.AreEqual(0, grid.Find(0.5, 180));
        Assert.AreEqual(GazetteerGrid.None, grid.Find(0.5, -180));
    }

    private static GazetteerTables.ArcColumns Arcs(params (int Left, int Right, (int X, int Y)[] Points)[] arcs)
    {
        const int Unit = GazetteerTables.BorderUnitsPerDegree;
        var first = new List<int> { 0 };
        foreach (var arc in arcs)
            first.Add(first[^1] + arc.Points.Length);
        var points = arcs.SelectMany(arc => arc.Points).ToArray();
        return new(
            [.. first], [.. arcs.Select(arc => arc.Left)], [.. arcs.Select(arc => arc.Right)],
            [.. points.Select(point => point.X * Unit)], [.. points.Select(point => point.Y * Unit)]);
    }
}
