using SemGeo.Geography;

namespace SemGeo.Core.Tests.Geography;

[TestClass]
public class CoordinateExtentTests
{
    [TestMethod]
    public void Extent_of_nothing_and_of_one_position_is_zero()
    {
        Assert.AreEqual(0, default(CoordinateExtent).AtLeastKm);
        Assert.IsTrue(default(CoordinateExtent).IsEmpty);
        Assert.AreEqual(0, Extent([new(48.85, 2.35)]).AtLeastKm);
        Assert.AreEqual(0, Extent([GeoCoordinate.Missing, new(48.85, 2.35), new(91, 0)]).AtLeastKm);
    }

    [TestMethod]
    public void Extent_along_an_axis_is_nearly_the_distance()
        => Assert.AreEqual(GreatCircle.DistanceKm(new(30, 0), new(-30, 0)), Extent([new(30, 0), new(-30, 0), new(0, 0)]).AtLeastKm, 1);

    [TestMethod]
    public void Extent_never_exceeds_the_greatest_distance_and_its_chord_is_a_fifth_short_at_most()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            var centre = new GeoCoordinate(random.NextDouble() * 160 - 80, random.NextDouble() * 340 - 170);
            var positions = Enumerable.Range(0, 12).Select(_ => new GeoCoordinate(centre.Latitude + random.NextDouble() * 20 - 10, centre.Longitude + random.NextDouble() * 20 - 10)).ToArray();
            var greatest = positions.SelectMany(a => positions.Select(b => GreatCircle.DistanceKm(a, b))).Max();
            var extent = Extent(positions).AtLeastKm;
            Assert.IsLessThanOrEqualTo(greatest, extent);
            Assert.IsGreaterThan(0.8 * Chord(greatest) - 1, Chord(extent));
        }
    }

    [TestMethod]
    public void Extent_of_parts_is_that_of_the_whole()
    {
        var parts = Extent([new(10, 10), new(20, -30)]);
        parts.Add(Extent([new(-60, 170)]));
        parts.Add(default(CoordinateExtent));
        Assert.AreEqual(Extent([new(10, 10), new(20, -30), new(-60, 170)]).AtLeastKm, parts.AtLeastKm);
    }

    private static double Chord(double km) => 2 * 6371 * Math.Sin(km / 6371 / 2);

    private static CoordinateExtent Extent(GeoCoordinate[] positions)
    {
        var extent = default(CoordinateExtent);
        foreach (var position in positions)
            extent.Add(position);
        return extent;
    }
}
