using SemGeo.Geocoding.Emp16;
using SemGeo.Geocoding.Providers;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Testing;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Emp16;

[TestClass]
public sealed class Emp16GeocoderTests
{
    private const string Rows = """
        {"id": "a", "latitude": 35.855291, "longitude": 14.531319, "h_raw": ["W1", "R2", "R2"], "h": ["R2"]}
        {"id": "b", "latitude": -35.5, "longitude": -180, "h_raw": ["W3", "R2"], "h": ["R2"]}
        {"id": "again", "latitude": 35.855291, "longitude": 14.531319, "h_raw": ["W9"], "h": []}
        {"id": "sea", "latitude": 0, "longitude": 0, "h_raw": [], "h": []}
        damaged

        """;

    [TestMethod]
    public void Does_what_every_geocoder_promises()
    {
        using var file = new TemporaryFile(Rows);
        ReverseGeocoderConformance.Check(Emp16Geocoder.Load(file.Path), new GeoCoordinate(35.855291, 14.531319), new GeoCoordinate(-35.5, -180));
    }

    [TestMethod]
    public void Known_coordinates_get_their_first_address_and_unknown_ones_none()
    {
        using var file = new TemporaryFile(Rows);
        var geocoder = Emp16Geocoder.Load(file.Path);

        Assert.AreEqual("W1, R2", AddressAt(geocoder, 35.855291, 14.531319));
        Assert.AreEqual("W1, R2", AddressAt(geocoder, 35.85529101, 14.53131899));
        Assert.AreEqual("", AddressAt(geocoder, 35.855292, 14.531319));
        Assert.AreEqual("", AddressAt(geocoder, 0, 0));
        Assert.AreEqual(3, geocoder.Count);
        Assert.AreEqual(1, geocoder.DamagedLineCount);
    }

    [TestMethod]
    public void Filtered_addresses_are_an_option()
    {
        using var file = new TemporaryFile(Rows);
        var geocoder = Emp16Geocoder.Load(file.Path, new Emp16GeocoderOptions { Filtered = true });

        Assert.AreEqual("R2", AddressAt(geocoder, 35.855291, 14.531319));
        Assert.IsFalse(geocoder.Locations.TryGet("W1", out _));
    }

    [TestMethod]
    public void File_of_another_kind_is_refused_with_what_is_wrong_with_its_first_line()
    {
        using var file = new TemporaryFile("id,lat,lon\na,1,2\n", ".csv");
        var error = Assert.ThrowsExactly<Emp16FormatException>(() => Emp16Geocoder.Load(file.Path));
        Assert.Contains("none of its 2 lines", error.Message);
        Assert.Contains("line 1", error.Message);
    }

    [TestMethod]
    public void Source_is_the_hash_of_the_file_and_settings_open_the_same_geocoder()
    {
        // printf '\n' | sha256sum
        using var file = new TemporaryFile("\n"u8.ToArray());
        using var locations = new TemporaryFile("id,localname\nR2,Żejtun\n", ".csv");
        var geocoder = Emp16Geocoder.Load(file.Path, new Emp16GeocoderOptions { LocationsPath = locations.Path });

        Assert.AreEqual(new GeocoderSource("emp16", "01ba4719c80b6fe9"), geocoder.Source);
        var again = GeocoderRegistry.CreateDefault().Open(geocoder.Source, geocoder.Settings);
        Assert.AreEqual("Żejtun", again.Locations.NameOf("R2"));
        CollectionAssert.AreEquivalent(geocoder.Settings.ToArray(), again.Settings.ToArray());
    }

    private static string AddressAt(Emp16Geocoder geocoder, double latitude, double longitude)
    {
        var addresses = new Address[1];
        geocoder.Geocode([new GeoCoordinate(latitude, longitude)], addresses);
        return addresses[0].ToString();
    }
}
