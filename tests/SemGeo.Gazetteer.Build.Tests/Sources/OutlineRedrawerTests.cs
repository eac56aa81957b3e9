using NetTopologySuite.Geometries;
using SemGeo.GazetteerBuild.Borders;
using SemGeo.GazetteerBuild.Sources;

namespace SemGeo.GazetteerBuild.Tests.Sources;

[TestClass]
public sealed class OutlineRedrawerTests
{
    [TestMethod]
    public void Land_inside_the_outline_goes_to_the_country_and_its_land_outside_to_the_neighbor()
    {
        // The source draws the small country at 40 to 60 where it is at 50 to 70; x is all that matters.
        var large = Region("IT-RM", "IT", (Polygon)Box(0, 0, 200, 100).Difference(Box(40, 40, 60, 60)));
        var small = Region("VA-1", "VA", Box(40, 40, 60, 60));
        var redrawer = new OutlineRedrawer([large, small]);

        redrawer.Redraw(new OutlineCorrection("VA"), [Box(50, 40, 70, 60)]);

        Assert.AreEqual(Box(50, 40, 70, 60).Area, AreaOf(small));
        Assert.AreEqual(200 * 100 - 400.0, AreaOf(large));
        Assert.IsTrue(Union(small).EqualsTopologically(Box(50, 40, 70, 60)));
        Assert.AreEqual(0, Union(small).Intersection(Union(large)).Area);
        CollectionAssert.IsSubsetOf(new[] { new GridPoint(50, 40), new GridPoint(70, 60) }, redrawer.Vertices.ToArray());
        AssertNoGaps([large, small]);
    }

    [TestMethod]
    public void The_sea_stays_sea()
    {
        var coast = Region("ES-CA", "ES", Box(0, 0, 100, 50));
        var rock = Region("GI-1", "GI", Box(40, 50, 60, 60));
        new OutlineRedrawer([coast, rock]).Redraw(new OutlineCorrection("GI"), [Box(35, 45, 80, 200)]);

        // Inside: the rock, and a strip of the coast. What the outline has at sea is not land.
        Assert.AreEqual(20 * 10 + 45 * 5.0, AreaOf(rock));
        Assert.AreEqual((100 * 50) - (45 * 5.0), AreaOf(coast));
    }

    [TestMethod]
    public void An_enclave_goes_to_its_region_and_takes_nothing_else()
    {
        var around = Region("CH-SH", "CH", Box(0, 0, 100, 100));
        var region = Region("DE-BW", "DE", Box(200, 0, 300, 100));
        var other = Region("DE-BY", "DE", Box(100, 0, 200, 100));
        new OutlineRedrawer([around, region, other]).Redraw(new OutlineCorrection("DE", "DE-BW", [0, 0, 1, 1]), [Box(40, 40, 50, 50)]);

        Assert.AreEqual((100 * 100) + 100.0, AreaOf(region));
        Assert.AreEqual((100 * 100) - 100.0, AreaOf(around));
        Assert.AreEqual(100 * 100.0, AreaOf(other));
        AssertNoGaps([around, region, other]);
    }

    [TestMethod]
    public void Regions_that_the_source_draws_beside_their_place_are_moved_before_the_outline_is_divided()
    {
        // Two halves, drawn 209 units too far west.
        var west = Region("SM-1", "SM", Box(0, 0, 1000, 100));
        var east = Region("SM-2", "SM", Box(1000, 0, 2000, 100));
        var around = Region("IT-RN", "IT", (Polygon)Box(-1000, -100, 5000, 200).Difference(Box(0, 0, 2000, 100)));
        new OutlineRedrawer([west, east, around]).Redraw(new OutlineCorrection("SM", Shift: [0.0209, 0]), [Box(209, 0, 2209, 100)]);

        Assert.IsTrue(Union(west).EqualsTopologically(Box(209, 0, 1209, 100)));
        Assert.IsTrue(Union(east).EqualsTopologically(Box(1209, 0, 2209, 100)));
        Assert.AreEqual((6000 * 300) - (2000 * 100.0), AreaOf(around));
        AssertNoGaps([west, east, around]);
    }

    [TestMethod]
    public void A_region_that_is_absent_is_an_error_that_names_it()
    {
        var redrawer = new OutlineRedrawer([Region("CH-SH", "CH", Box(0, 0, 100, 100))]);

        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => redrawer.Redraw(new OutlineCorrection("DE", "DE-BW"), [Box(40, 40, 50, 50)])).Message, "DE-BW");
        StringAssert.Contains(Assert.ThrowsExactly<InvalidDataException>(() => redrawer.Redraw(new OutlineCorrection("VA"), [Box(40, 40, 50, 50)])).Message, "of VA");
    }

    private static SourceRegion Region(string iso, string country, params Polygon[] polygons) => new(iso, iso, iso, iso, country, [.. polygons]);

    private static Polygon Box(double west, double south, double east, double north) => (Polygon)GeometryFactory.Default.ToGeometry(new Envelope(west, east, south, north));

    private static double AreaOf(SourceRegion region) => region.Polygons.Sum(polygon => polygon.Area);

    private static Geometry Union(SourceRegion region) => GeometryFactory.Default.BuildGeometry(region.Polygons).Union();

    // Every border is the neighbor's too, vertex by vertex, or the edge of the land.
    private static void AssertNoGaps(List<SourceRegion> regions)
    {
        var topology = new Topology();
        for (var i = 0; i < regions.Count; i++)
        {
            foreach (var polygon in regions[i].Polygons)
                topology.Add(i, polygon);
        }

        var land = Union(new SourceRegion("", "", "", "", "", [.. regions.SelectMany(region => region.Polygons)]));
        var coast = topology.BuildArcs().Where(arc => arc.Left < 0 || arc.Right < 0).Sum(arc => arc.Points.Zip(arc.Points.Skip(1), (a, b) => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2))).Sum());
        Assert.AreEqual(0, topology.Conflicts);
        Assert.AreEqual(land.Boundary.Length, coast, 1e-9);
    }
}
