using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using SemGeo.Geocoding.Embedded;
using SemGeo.Testing;
using Location = NetTopologySuite.Geometries.Location;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public class GazetteerBordersTests
{
    [TestMethod]
    public void Country_around_an_enclave_has_a_hole_of_its_shape()
    {
        var southAfrica = SharedGazetteer.Data.FindBorder("ZA")!;
        var lesotho = SharedGazetteer.Data.FindBorder("LS")!;

        var mainland = (Polygon)southAfrica.Geometries.MaxBy(polygon => polygon.Area)!;
        Assert.AreEqual(1, mainland.NumInteriorRings);
        Assert.IsTrue(new Polygon((LinearRing)mainland.GetInteriorRingN(0)).EqualsTopologically(lesotho));
    }

    [TestMethod]
    [DataRow("US")]
    [DataRow("FR-75")]
    [DataRow("GN.FR.11")]
    [DataRow("RU-CHU")]
    [DataRow("AQ")]
    [DataRow("PH-00")]
    public void Border_is_valid(string id)
    {
        Assert.IsTrue(SharedGazetteer.Data.FindBorder(id)!.IsValid);
    }

    [TestMethod]
    [DataRow("G2643743")]
    [DataRow("GN.US.CA.037")]
    [DataRow("ZZ")]
    public void What_has_no_border_has_none(string id)
    {
        Assert.IsNull(SharedGazetteer.Data.FindBorder(id));
    }

    [TestMethod]
    public void Neighbours_share_their_border()
    {
        var switzerland = SharedGazetteer.Data.FindBorder("CH")!;
        var liechtenstein = SharedGazetteer.Data.FindBorder("LI")!;

        Assert.AreEqual(0, switzerland.Intersection(liechtenstein).Area);
        Assert.AreEqual(switzerland.Area + liechtenstein.Area, switzerland.Union(liechtenstein).Area, 1e-12);
        Assert.IsTrue(switzerland.Intersection(liechtenstein).Length > 0.3);
    }

    [TestMethod, TestCategory("Slow")]
    public void Lookup_agrees_with_a_point_in_polygon_test_for_every_face()
    {
        var tables = SharedGazetteer.Data.Tables;
        var grid = new GazetteerGrid(tables.Arcs);
        var builder = new GazetteerBorderBuilder(tables.Arcs);
        var random = new Random(11);
        for (var face = 0; face < tables.Faces.Count; face++)
        {
            var border = builder.Build(new HashSet<int> { face });
            var validity = new IsValidOp(border);
            Assert.IsTrue(validity.IsValid, $"face {face}, {tables.Areas.Id[tables.Faces.Area[face]]}: {validity.ValidationError}");
            var locator = new IndexedPointInAreaLocator(border);

            // About each vertex in turn, where mistakes would be.
            var vertices = border.Coordinates;
            for (var i = 0; i < 40; i++)
            {
                var vertex = vertices[random.Next(vertices.Length)];
                var point = new Coordinate(Clamp(vertex.X + Offset(), 180), Clamp(vertex.Y + Offset(), 90));
                var expected = locator.Locate(point);
                if (expected != Location.Boundary)
                    Assert.AreEqual(expected == Location.Interior, grid.Find(point.Y, point.X) == face, $"face {face} at {point}");
            }
        }

        double Offset() => 0.01 * (random.NextDouble() - 0.5);
        static double Clamp(double value, double limit) => Math.Clamp(value, -limit + 1e-9, limit - 1e-9);
    }
}
