using SemGeo.GazetteerBuild.Areas;
using SemGeo.GazetteerBuild.Sources;
using SemGeo.GazetteerBuild.Tests.Borders;

namespace SemGeo.GazetteerBuild.Tests.Areas;

[TestClass]
public sealed class PlaceSorterTests
{
    [TestMethod]
    public void A_place_in_anothers_land_near_its_own_belongs_to_its_own_and_is_found_from_both()
    {
        var (own, other) = (FaceOf("AA", 0), FaceOf("BB", 1));
        var place = PlaceOf("AA", longitude: 1.05);
        var sorter = new PlaceSorter([own, other]);

        sorter.Sort([place]);

        CollectionAssert.AreEqual(new[] { place }, own.Places);
        Assert.IsEmpty(other.Places);
        Assert.AreEqual(1, sorter.Abroad);
        Assert.AreEqual((place, other), (sorter.Strays.Single().Place, sorter.Strays.Single().Found));
        Assert.AreEqual(0.05 * 111.195, sorter.Strays.Single().Km, 1e-6);
        Assert.IsEmpty(sorter.Foreign);
    }

    [TestMethod]
    public void A_place_far_inside_anothers_land_belongs_to_that()
    {
        var (own, other) = (FaceOf("AA", 0), FaceOf("BB", 1));
        var place = PlaceOf("AA", longitude: 1.5);
        var sorter = new PlaceSorter([own, other]);

        sorter.Sort([place]);

        CollectionAssert.AreEqual(new[] { place }, other.Places);
        CollectionAssert.AreEqual(new[] { place }, sorter.Foreign);
        Assert.IsEmpty(sorter.Strays);
    }

    private static Face FaceOf(string country, int west)
    {
        var face = new Face(country, $"{country}-1", $"{country}-1", "Region", "Region");
        face.Polygons.Add(Rings.Polygon((west * 10_000, 0), ((west + 1) * 10_000, 0), ((west + 1) * 10_000, 10_000), (west * 10_000, 10_000)));
        return face;
    }

    private static SourcePlace PlaceOf(string country, double longitude) => new()
    {
        Id = 1,
        Name = "Place",
        Latitude = 0.5,
        Longitude = longitude,
        FeatureCode = "PPL",
        Country = country,
        Admin1Code = $"{country}.1",
        Admin2Code = "",
        Population = 1000,
    };
}
