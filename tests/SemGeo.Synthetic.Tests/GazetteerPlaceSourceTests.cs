using SemGeo.Geocoding.Embedded;
using SemGeo.Locations;
using SemGeo.Partitioning;

namespace SemGeo.Synthetic.Tests;

[TestClass]
public class GazetteerPlaceSourceTests
{
    [TestMethod]
    public void The_default_set_has_three_nested_levels_of_real_places()
    {
        var geocoder = GazetteerGeocoder.LoadEmbedded();
        var earth = SyntheticEarth.Create(new SyntheticEarthOptions());
        Assert.AreEqual(new GazetteerPlaceSource(geocoder.Gazetteer).Version, earth.PlacesVersion);
        Assert.AreEqual(32 * 116, earth.Photos.Count);
        Assert.HasCount(32, earth.Photos.Select(p => p.Place.CountryCode).Distinct().ToList());

        var addresses = new Address[earth.Photos.Count];
        geocoder.Geocode(earth.Photos.Select(p => p.Coordinate).ToArray(), addresses);
        var kept = earth.Photos.Count(p => addresses[p.Index].LocationIds.Contains(p.Place.Id));
        Assert.IsGreaterThan(0.97 * earth.Photos.Count, kept, "photos whose address names the place that they were drawn for");

        var builder = new PartitioningSetBuilder(geocoder.Source);
        foreach (var photo in earth.Photos.Where(p => !p.IsHeldOut))
            builder.Add(addresses[photo.Index], photo.Coordinate);
        var set = builder.Build(new PartitioningOptions { MinImages = 10, Thresholds = [12, 40, 80] }, geocoder.Locations);
        var cells = set.Levels.Select(level => level.Cells.Count).ToList();
        Assert.HasCount(3, cells);
        Assert.IsTrue(cells[0] >= 2 * cells[1] && cells[1] >= 2 * cells[2] && cells[2] >= 30, string.Join(" / ", cells));
    }

    [TestMethod]
    public void Places_have_names_and_regions()
    {
        var source = new GazetteerPlaceSource(Gazetteer.LoadEmbedded());
        var london = source.Places.Single(p => p.Id == "G2643743");
        Assert.AreEqual("London", london.Name);
        Assert.AreEqual("GB", london.CountryCode);
        Assert.AreEqual("United Kingdom", london.CountryName);
        Assert.AreEqual("England", london.Admin1Name);
        Assert.StartsWith("gazetteer ", source.Version);
    }
}
