using SemGeo.GazetteerBuild.Areas;
using SemGeo.GazetteerBuild.Sources;
using static SemGeo.GazetteerBuild.Tests.Areas.SourceData;

namespace SemGeo.GazetteerBuild.Tests.Areas;

[TestClass]
public class SectionCitiesTests
{
    private static readonly Area Region = new("XX-1", "Region", 1, null);

    [TestMethod]
    public void Section_belongs_to_the_city_that_reaches_it()
    {
        // 0.1 degrees are 11.1 km: a million people reach 20 km, ten thousand 3 km.
        var section = Place(feature: "PPLX", population: 500);
        var city = Place(population: 1_000_000, longitude: 0.1);
        var village = Place(population: 600, longitude: 0.05);
        var farTown = Place(population: 10_000, longitude: -0.1);

        var cities = SectionCities.Find(All(Region, section, city, village, farTown));

        Assert.AreSame(city, cities[section]);
        Assert.AreEqual(1, cities.Count);
    }

    [TestMethod]
    public void City_of_another_region_or_smaller_than_its_section_is_none()
    {
        var section = Place(feature: "PPLX", population: 5000);
        var smaller = Place(population: 4000, longitude: 0.01);
        var areas = All(Region, section, smaller);
        areas[Place(population: 1_000_000, longitude: 0.01)] = new Area("XX-2", "Neighbour", 1, null);

        Assert.AreEqual(0, SectionCities.Find(areas).Count);
    }

    private static Dictionary<SourcePlace, Area> All(Area area, params SourcePlace[] places) => places.ToDictionary(place => place, _ => area);
}
