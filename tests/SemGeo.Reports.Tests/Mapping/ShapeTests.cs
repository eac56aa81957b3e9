using NetTopologySuite.Geometries;
using SemGeo.Geography;
using SemGeo.Reports.Mapping;

namespace SemGeo.Reports.Tests.Mapping;

[TestClass]
public class ShapeTests
{
    [TestMethod]
    public void Ring_across_the_antimeridian_is_cut_in_two()
    {
        var shape = AntimeridianCutter.Cut([new(-17, 179), new(-17, -179), new(-16, -179), new(-16, 179)]);
        Assert.AreEqual(2, shape.NumGeometries);
        Assert.AreEqual(2, shape.Area, 1e-9);
        Assert.AreEqual(new Envelope(-180, 180, -17, -16), shape.EnvelopeInternal);
        Assert.IsTrue(shape.IsValid);
        Assert.IsTrue(shape.Contains(new Point(179.5, -16.5)));
        Assert.IsFalse(shape.Contains(new Point(0, -16.5)));
    }

    [TestMethod]
    [DataRow(80, 90)]
    [DataRow(-80, -90)]
    public void Ring_around_a_pole_runs_along_the_poles_line(double latitude, double pole)
    {
        var shape = AntimeridianCutter.Cut([.. Enumerable.Range(0, 12).Select(i => new GeoCoordinate(latitude, 30 * i - 175))]);
        Assert.IsTrue(shape.IsValid);
        Assert.AreEqual(3600, shape.Area, 1e-6);
        Assert.AreEqual(pole, pole > 0 ? shape.EnvelopeInternal.MaxY : shape.EnvelopeInternal.MinY);
    }

    [TestMethod]
    public void Ring_that_is_nowhere_special_stays()
    {
        var shape = AntimeridianCutter.Cut([new(0, 0), new(0, 2), new(1, 2), new(1, 0)]);
        Assert.IsInstanceOfType<Polygon>(shape);
        Assert.AreEqual(2, shape.Area);
    }

    [TestMethod]
    public void Hull_holds_its_photos_and_what_is_kept_is_little()
    {
        var (hulls, random) = (new PhotoHulls(), new Random(4));
        var photos = Enumerable.Range(0, 3000).Select(_ => new GeoCoordinate(48 + random.NextDouble(), 2 + random.NextDouble())).ToArray();
        foreach (var photo in photos)
            hulls.Add(7, photo);
        var hull = hulls.HullOf([7])!;
        Assert.IsTrue(hull.IsValid);
        Assert.AreEqual(1, hull.Area, 0.02);
        foreach (var photo in photos)
            Assert.IsLessThan(1e-3, hull.Distance(new Point(photo.Longitude, photo.Latitude)));
        Assert.IsLessThan(256, hull.NumPoints);
    }

    [TestMethod]
    [DataRow(-16.5, 179.999)]
    [DataRow(89.9999, 0)]
    [DataRow(0, 0)]
    public void Single_photo_is_a_small_round_shape_anywhere(double latitude, double longitude)
    {
        var hulls = new PhotoHulls();
        hulls.Add(0, new(latitude, longitude));
        hulls.Add(-1, new(0, 0));
        hulls.Add(1, GeoCoordinate.Missing);
        var shape = hulls.HullOf([0, 1])!;
        Assert.IsTrue(shape.IsValid);
        Assert.IsGreaterThan(0, shape.Area);
        Assert.IsLessThan(0.05, shape.EnvelopeInternal.Height);
        Assert.IsNull(hulls.HullOf([1]));
    }

    [TestMethod]
    public void Two_photos_are_a_shape_too_and_classes_may_have_several_locations()
    {
        var hulls = new PhotoHulls();
        hulls.Add(0, new(10, 20));
        hulls.Add(1, new(10.2, 20));
        var shape = hulls.HullOf([0, 1])!;
        Assert.IsTrue(shape.Covers(new Point(20, 10.1)));
        Assert.AreEqual(0.2, shape.EnvelopeInternal.Height, 0.05);
    }

    [TestMethod]
    public void Plane_gives_positions_back_and_distances_from_its_centre()
    {
        foreach (var centre in new GeoCoordinate[] { new(0, 0), new(48, 179.9), new(-90, 0), new(71, -100) })
        {
            var plane = new LocalPlane(centre);
            foreach (var (dLatitude, dLongitude) in new[] { (0.5, 0.2), (-3, 40), (0, 0), (10, -100.0) })
            {
                var at = new GeoCoordinate(Math.Clamp(centre.Latitude + dLatitude, -89, 89), Math.IEEERemainder(centre.Longitude + dLongitude, 360));
                var point = plane.Project(at);
                Assert.AreEqual(GreatCircle.DistanceKm(centre, at), Math.Sqrt(point.X * point.X + point.Y * point.Y), 1e-6);
                Assert.AreEqual(0, GreatCircle.DistanceKm(at, plane.Unproject(point)), 1e-6);
            }
        }
    }
}
