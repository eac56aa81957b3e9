using SemGeo.Locations;
using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class PartitioningSetTests
{
    private readonly PartitioningSet _set = Places.Europe();

    [TestMethod]
    public void Parent_is_the_class_itself_its_nearest_surviving_ancestor_or_none()
    {
        // Fine: berlin, de, fr, lyon, mc, paris. Coarse: de, fr, paris.
        CollectionAssert.AreEqual(new[] { 0, 0, 1, 1, -1, 2 }, _set.ParentsAt(1).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 5 }, _set.ParentsAt(0).ToArray());
    }

    [TestMethod]
    [DataRow("paris fr", 5, 2)]
    [DataRow("berlin de", 0, 0)]
    [DataRow("fr", 2, 1)]
    [DataRow("mc", 4, -1, DisplayName = "root too small for the coarse level: a missing label, not class 0")]
    [DataRow("nowhere", -1, -1)]
    [DataRow("", -1, -1)]
    [DataRow("hamlet", -1, -1, DisplayName = "below the base filter")]
    [DataRow("street quarter paris fr", 5, 2, DisplayName = "finer locations than the classes")]
    [DataRow("paris de", 5, 2, DisplayName = "wrong parent: the hierarchy decides")]
    [DataRow("nice fr", 2, 1, DisplayName = "unknown town of a known country")]
    public void Address_gets_the_class_of_its_finest_known_location(string address, int fine, int coarse)
    {
        Assert.AreEqual(fine, _set.ClassOf(Places.AddressOf(address), 0));
        Assert.AreEqual(coarse, _set.ClassOf(Places.AddressOf(address), 1));
        var labels = _set.LabelsOf([Address.Empty, Places.AddressOf(address)], new GeocoderSource("test", "1"));
        Assert.AreEqual((-1, fine, -1, coarse), (labels[0][0], labels[0][1], labels[1][0], labels[1][1]));
        var ids = address.Split(' ').Select(id => id.AsMemory()).ToArray();
        Assert.AreEqual(_set.LocationOf(Places.AddressOf(address)), _set.LocationOf(ids));
    }

    [TestMethod]
    public void Location_that_survives_without_images_of_its_own_is_labelled_by_the_next_class_above()
    {
        // "idf" survives but all its training images are in paris: no class. An image known only to be in idf belongs to the country.
        var set = Places.Builder(("paris idf fr", 6), ("fr", 1)).Build(Places.Options(1, 3), new());
        Assert.AreEqual("fr", set.Finest.Cells[set.ClassOf(Places.AddressOf("idf fr"), 0)].LocationId);
    }

    [TestMethod]
    public void Addresses_of_another_geocoder_are_refused()
    {
        var error = Assert.ThrowsExactly<GeocoderMismatchException>(() => _set.LabelsOf([], new GeocoderSource("test", "2")));
        Assert.AreEqual((new GeocoderSource("test", "1"), new GeocoderSource("test", "2")), (error.Expected, error.Actual));
        Assert.AreEqual("The partitioning was built with addresses of the geocoder test (1), but these addresses come from test (2). "
            + "Location ids of the two differ: geocode with the first, or build the partitioning again.", error.Message);
        _set.EnsureSource(new GeocoderSource("test", "1"));
    }

    [TestMethod]
    public void Cells_have_addresses_in_words()
    {
        Assert.AreEqual("Paris, France", _set.AddressOf(0, 5));
        Assert.AreEqual("Germany", _set.AddressOf(1, 0));
        Assert.AreEqual("berlin, Germany", _set.AddressOf(0, 0), "a location without a name goes by its id");
        Assert.AreEqual("", _set.TextOf(-1));
        Assert.AreEqual("Paris", _set.Finest.Cells[5].Name);
    }

    [TestMethod]
    public void Locations_are_those_of_the_hierarchy_alone()
    {
        var names = Places.EuropeNames();
        names.Add(new Location("it", "Italy", "country", 2, true, new(42, 12)));
        var set = Places.Builder(("paris fr", 6)).Build(Places.Options(1, 3), names);
        CollectionAssert.AreEquivalent(new[] { "paris", "fr" }, set.Locations.All.Select(location => location.Id).ToArray());
    }
}
