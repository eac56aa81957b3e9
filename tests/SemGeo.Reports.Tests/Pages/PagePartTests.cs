using NetTopologySuite.Geometries;
using SemGeo.Concepts;
using SemGeo.Geography;
using SemGeo.Reports.Explanations;
using SemGeo.Reports.Maps;
using SemGeo.Testing;

namespace SemGeo.Reports.Tests.Pages;

[TestClass]
public sealed class PagePartTests
{
    [TestMethod]
    public void Outline_runs_along_the_edges_of_a_concept_and_of_its_holes()
    {
        Assert.AreEqual("M3 1v2h-2v-2z", ConceptOutline.Of(Mask("....", ".xx.", ".xx.", "...."), 1));
        Assert.AreEqual("M3 0v3h-3v-3zM2 2v-1h-1v1z", ConceptOutline.Of(Mask("xxx", "x.x", "xxx"), 1));
        Assert.AreEqual("M1 0v1h-1v-1zM2 1v1h-1v-1z", ConceptOutline.Of(Mask("x.", ".x"), 1), "pixels that touch by a corner are two areas");
        Assert.AreEqual("", ConceptOutline.Of(Mask("xx", "xx"), 7));
    }

    [TestMethod]
    public void Overlay_is_clear_where_nothing_matters_and_warmest_where_most_does()
    {
        var importance = new float[16 * 16];
        for (var i = 8 * 16; i < importance.Length; i++)
            importance[i] = 3;
        var (width, height, shades, palette) = PngReader.Read(HeatOverlay.Encode(importance, 16));
        Assert.AreEqual((16, 16), (width, height));
        Assert.AreEqual(0, shades[0]);
        Assert.AreEqual(palette.Length / 3 - 1, shades[^1]);
        CollectionAssert.AreEqual(new byte[16 * 16], PngReader.Read(HeatOverlay.Encode(new float[16 * 16], 16)).Indices);
    }

    [TestMethod]
    public void Equal_earth_has_the_extent_that_is_published()
    {
        var projection = new EqualEarthProjection();
        Assert.AreEqual(2.70663, projection.Project(new Coordinate(180, 0)).X / GreatCircle.EarthRadiusKm, 1e-5);
        Assert.AreEqual(1.31736, projection.Project(new Coordinate(0, 90)).Y / GreatCircle.EarthRadiusKm, 1e-5);
    }

    [TestMethod]
    public void View_holds_what_is_near_and_is_the_whole_earth_where_it_must_be()
    {
        var near = MapView.Around([PageSamples.Munich, PageSamples.Berlin], 480, 330);
        Assert.IsFalse(near.IsWorld);
        Assert.IsTrue(near.IsInside(PageSamples.Munich) && near.IsInside(PageSamples.Berlin));
        Assert.IsFalse(near.IsInside(PageSamples.Lima));
        Assert.AreEqual(GreatCircle.DistanceKm(PageSamples.Munich, PageSamples.Berlin), near.KmPerPixel * near.Place(PageSamples.Munich).Distance(near.Place(PageSamples.Berlin)), 0.5);
        Assert.IsTrue(MapView.Around([PageSamples.Munich, PageSamples.Lima], 480, 330).IsWorld);
        Assert.IsTrue(MapView.Around([new(0, 0), new(0, 180)], 480, 330).IsWorld, "they have no middle");
        var fiji = MapView.Around([new(-17, 179), new(-17, -179)], 480, 330);
        Assert.IsLessThan(1.0, fiji.KmPerPixel, "the antimeridian is no border");
    }

    [TestMethod]
    public void Path_is_cut_at_the_edge_and_leaves_out_what_is_not_seen()
    {
        var view = MapView.Around([PageSamples.Munich], 400, 400);
        Assert.AreEqual("", SvgPath.Of(view, Square(PageSamples.Lima, 1)));
        Assert.AreEqual("M-80 4080l0-4160 4160 0 0 4160z", SvgPath.Of(view, Square(PageSamples.Munich, 20)), "all of the drawing is in the square");
    }

    private static Geometry Square(GeoCoordinate centre, double degrees) =>
        new GeometryFactory().ToGeometry(new Envelope(centre.Longitude - degrees, centre.Longitude + degrees, centre.Latitude - degrees, centre.Latitude + degrees));

    private static ConceptMask Mask(params string[] rows) => new(rows[0].Length, rows.Length, [.. rows.SelectMany(row => row.Select(pixel => (byte)(pixel == 'x' ? 1 : 0)))]);
}
