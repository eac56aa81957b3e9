using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public class GazetteerLocationsTests
{
    private static LocationTable Table => SharedGazetteer.Geocoder.Locations;

    [TestMethod]
    [DataRow("G2643743", "London", "place", 8, false)]
    [DataRow("G5120442", "Hell's Kitchen", "place", 10, false)]
    [DataRow("GN.US.CA.037", "Los Angeles County", "admin2", 6, false)]
    [DataRow("FR-75", "Paris", "admin2", 6, true)]
    [DataRow("GN.FR.11", "Île-de-France", "admin1", 4, true)]
    [DataRow("US-CA", "California", "admin1", 4, true)]
    [DataRow("US", "United States of America", "country", 2, true)]
    [DataRow("XK", "Kosovo", "country", 2, true)]
    public void Location_says_what_it_is(string id, string name, string kind, int level, bool isArea)
    {
        Assert.IsTrue(Table.TryGet(id, out var location), id);
        Assert.AreEqual((id, name, kind, level, isArea), (location.Id, location.Name, location.Class, location.AdminLevel!.Value, location.IsArea));
        Assert.IsTrue(location.Centre.IsValid);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("G")]
    [DataRow("G0")]
    [DataRow("G02643743")]
    [DataRow("G-1")]
    [DataRow("G99999999999999")]
    [DataRow("GN.US.CA")]
    [DataRow("us")]
    [DataRow("ZZ")]
    public void Unknown_id_is_not_found(string id)
    {
        Assert.IsFalse(Table.TryGet(id, out _));
        Assert.AreEqual(id, Table.NameOf(id));
    }

    [TestMethod]
    public void Table_holds_each_location_once()
    {
        var ids = Table.All.Select(location => location.Id).ToArray();

        Assert.AreEqual(Table.Count, ids.Length);
        Assert.AreEqual(ids.Length, ids.Distinct().Count());
    }

    [TestMethod]
    public void Table_is_read_only()
    {
        Assert.ThrowsExactly<NotSupportedException>(() => Table.Add(new("X", "X", "place", null, false, GeoCoordinate.Missing)));
    }

    [TestMethod]
    public void Centre_of_a_country_lies_in_it()
    {
        var countries = Table.All.Where(location => location.Class == "country").ToArray();

        Assert.IsTrue(countries.Length >= 245);
        foreach (var country in countries)
            Assert.AreEqual(country.Id, SharedGazetteer.Geocoder.Geocode(country.Centre).LocationIds[^1], $"{country.Name} at {country.Centre}");
    }

    [TestMethod]
    public void Centre_of_a_region_with_borders_lies_in_it()
    {
        var polygonsAlone = new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { RepairBorders = false });
        foreach (var region in Table.All.Where(location => location.IsArea))
            Assert.IsTrue(polygonsAlone.Geocode(region.Centre).LocationIds.Contains(region.Id), $"{region.Name} at {region.Centre}");
    }

    [TestMethod]
    public void Places_carry_what_synthetic_data_needs()
    {
        var places = SharedGazetteer.Data.Places;
        var london = places.Single(place => place.GeoNameId == 2643743);

        Assert.AreEqual(199_568, places.Count);
        Assert.AreEqual(
            new GazetteerPlace(2643743, "London", new(51.50853, -0.12574), 8_961_989, "PPLC", "GB", "GN.GB.ENG", "GB-WSM"),
            london);
        Assert.AreEqual("G2643743", london.LocationId);
        Assert.IsTrue(places.All(place => place.Coordinate.IsValid && place.Name.Length > 0 && place.CountryCode.Length == 2 && place.Population >= 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => places[199_568]);
    }

    [TestMethod]
    public void Most_places_are_found_at_their_own_coordinate()
    {
        var places = SharedGazetteer.Data.Places;
        var addresses = new Address[places.Count];
        SharedGazetteer.Geocoder.Geocode(places.Select(place => place.Coordinate).ToArray(), addresses);

        var found = 0;
        for (var i = 0; i < addresses.Length; i++)
        {
            Assert.IsFalse(addresses[i].IsEmpty, places[i].ToString());
            found += addresses[i].LocationIds.Contains(places[i].LocationId) ? 1 : 0;
        }

        Assert.IsTrue(found > 0.995 * places.Count, $"{found} of {places.Count}");
    }
}
