using SemGeo.GazetteerBuild.Areas;
using static SemGeo.GazetteerBuild.Tests.Areas.SourceData;

namespace SemGeo.GazetteerBuild.Tests.Areas;

[TestClass]
public class CountryDivisionTests
{
    [TestMethod]
    public void Same_division_is_seen()
    {
        var division = new CountryDivision("XX", [Face("A", Place("XX.1"), Place("XX.1")), Face("B", Place("XX.2"))]);

        Assert.AreEqual(Nesting.Same, division.Nesting);
        Assert.IsTrue(division.Admin1.AreSame(division.Faces[0], "XX.1"));
    }

    [TestMethod]
    public void Departments_of_regions_are_finer()
    {
        Face[] faces = [Face("A", Place("XX.1")), Face("B", Place("XX.1")), Face("C", Place("XX.2")), Face("D", Place("XX.2"))];

        Assert.AreEqual(Nesting.Finer, new CountryDivision("XX", faces).Nesting);
    }

    [TestMethod]
    public void Former_provinces_around_counties_are_coarser()
    {
        Face[] faces = [Face("A", Place("XX.1"), Place("XX.2"), Place("XX.3")), Face("B", Place("XX.4"), Place("XX.5"))];

        Assert.AreEqual(Nesting.Coarser, new CountryDivision("XX", faces).Nesting);
    }

    [TestMethod]
    public void Country_of_one_region_is_whole()
    {
        Assert.AreEqual(Nesting.Whole, new CountryDivision("XX", [Face("A", Place("XX.1"), Place("XX.2")), Face("", Place("XX.2"))]).Nesting);
        Assert.AreEqual(Nesting.Whole, new CountryDivision("XX", [Face("A")]).Nesting);
    }

    [TestMethod]
    public void Place_beyond_its_border_is_known_by_its_code()
    {
        var stray = Place("XX.2", population: 10);
        Face[] faces = [Face("A", Place("XX.1", population: 5000), stray), Face("B", Place("XX.2", population: 5000))];
        var division = new CountryDivision("XX", faces);

        Assert.AreSame(faces[1], division.BetterFace(stray, faces[0]));
        Assert.IsNull(division.BetterFace(faces[0].Places[0], faces[0]));
    }

    [TestMethod]
    public void City_that_has_no_code_of_its_own_stays_in_its_polygon()
    {
        var city = Place("XX.1", population: 100);
        Face[] faces = [Face("County", Place("XX.1", population: 5000)), Face("City", city), Face("Other", Place("XX.2"), Place("XX.2"))];

        Assert.IsNull(new CountryDivision("XX", faces).BetterFace(city, faces[1]));
    }
}
