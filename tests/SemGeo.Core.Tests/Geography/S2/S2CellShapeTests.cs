using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Core.Tests.Geography.S2;

[TestClass]
public class S2CellShapeTests
{
    private const double CubeCornerLatitude = 35.264389682754654; // atan(1 / sqrt(2))

    [TestMethod]
    public void Corners_of_a_face_are_those_of_the_cube()
    {
        var corners = S2CellShape.Vertices(S2CellId.FromFace(0));
        GeoCoordinate[] expected = [new(-CubeCornerLatitude, -45), new(-CubeCornerLatitude, 45), new(CubeCornerLatitude, 45), new(CubeCornerLatitude, -45)];
        foreach (var (corner, wanted) in corners.Zip(expected))
            Assert.IsLessThan(1e-9, GreatCircle.DistanceKm(corner, wanted));
    }

    [TestMethod]
    public void Corners_are_shared_by_neighbours()
    {
        // The four children of a cell meet in its centre.
        var cell = S2CellId.Parse("4797401");
        for (var k = 0; k < 4; k++)
            Assert.IsLessThan(1e-9, S2CellShape.Vertices(cell.Child(k)).Min(corner => GreatCircle.DistanceKm(corner, cell.Centre)));
    }

    [TestMethod]
    public void Polygon_of_a_small_cell_is_its_four_corners()
    {
        var cell = S2CellId.From(new(47.3769, 8.5417), 13);
        var polygon = (Polygon)S2CellShape.PolygonOf(cell);
        Assert.AreEqual(5, polygon.NumPoints);
        Assert.IsTrue(polygon.Shell.IsCCW);
        foreach (var (corner, vertex) in polygon.Coordinates.Zip(S2CellShape.Vertices(cell)))
            Assert.AreEqual((vertex.Longitude, vertex.Latitude), (corner.X, corner.Y));
    }

    [TestMethod]
    public void Edges_of_a_large_cell_follow_the_great_circle()
    {
        // The upper edge of face 0 rises from the corners, 35.26 degrees north, to 45 degrees at its middle.
        var polygon = S2CellShape.PolygonOf(S2CellId.FromFace(0));
        Assert.AreEqual(45, polygon.EnvelopeInternal.MaxY, 1e-9);
        Assert.AreEqual(-45, polygon.EnvelopeInternal.MinX, 1e-9);
        Assert.IsGreaterThan(4 * 70, polygon.NumPoints);
        var longest = polygon.Coordinates.Zip(polygon.Coordinates.Skip(1)).Max(pair => Math.Abs(pair.First.X - pair.Second.X) + Math.Abs(pair.First.Y - pair.Second.Y));
        Assert.IsLessThan(2, longest);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Cells_of_a_level_cover_the_map_once(int level)
    {
        var polygons = new List<Geometry>();
        for (var id = S2CellId.FromFace(0).RangeMin.Parent(level); id.IsValid; id = new(id.RangeMax.Id + (id.Id - id.RangeMin.Id + 2)))
            polygons.Add(S2CellShape.PolygonOf(id, 0.5));
        Assert.HasCount(6 << (2 * level), polygons);
        foreach (var polygon in polygons)
        {
            Assert.IsTrue(polygon.IsValid);
            Assert.IsTrue(new Envelope(-180, 180, -90, 90).Contains(polygon.EnvelopeInternal), $"{polygon.EnvelopeInternal}");
            for (var i = 0; i < polygon.NumGeometries; i++)
                Assert.IsTrue(((Polygon)polygon.GetGeometryN(i)).Shell.IsCCW);
        }

        Assert.AreEqual(360.0 * 180, polygons.Sum(polygon => polygon.Area), 1e-6);
    }

    [TestMethod]
    public void Face_across_the_antimeridian_is_divided_there()
    {
        var polygon = (MultiPolygon)S2CellShape.PolygonOf(S2CellId.FromFace(3));
        var (east, west) = (polygon[0].EnvelopeInternal, polygon[1].EnvelopeInternal);
        Assert.AreEqual((135, 180), (Math.Round(east.MinX, 9), east.MaxX));
        Assert.AreEqual((-180, -135), (west.MinX, Math.Round(west.MaxX, 9)));
        Assert.AreEqual(polygon[0].Area, polygon[1].Area, 1e-6);
    }

    [TestMethod]
    [DataRow(2, 90.0)]
    [DataRow(5, -90.0)]
    public void Face_about_a_pole_reaches_along_the_edge_of_the_map(int face, double pole)
    {
        var polygon = (Polygon)S2CellShape.PolygonOf(S2CellId.FromFace(face));
        Assert.IsTrue(polygon.Coordinates.Any(corner => corner.X == -180 && corner.Y == pole) && polygon.Coordinates.Any(corner => corner.X == 180 && corner.Y == pole));
        Assert.IsTrue(polygon.Contains(new Point(77, pole * 80 / 90)));
        Assert.IsTrue(polygon.Contains(new Point(0, pole * 46 / 90)) && !polygon.Intersects(new Point(0, pole * 44 / 90)));
    }

    [TestMethod]
    public void Polygon_holds_the_positions_of_its_cell()
    {
        foreach (var (coordinate, _) in S2CellIdTests.Golden().Skip(12))
        {
            for (var level = 2; level <= 16; level += 7)
                Assert.IsTrue(S2CellShape.PolygonOf(S2CellId.From(coordinate, level), 0.05).Contains(new Point(coordinate.Longitude, coordinate.Latitude)), $"{coordinate} {level}");
        }
    }

    [TestMethod]
    public void No_cell_and_no_step_are_refused()
    {
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => S2CellShape.PolygonOf(S2CellId.None)).Message, "no S2 cell");
        Assert.ThrowsExactly<ArgumentException>(() => S2CellShape.Vertices(new(7UL << 61 | 1)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => S2CellShape.PolygonOf(S2CellId.FromFace(0), 0));
    }
}
