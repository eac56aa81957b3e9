using System.Globalization;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Embedded;

[TestClass]
public sealed class GazetteerSmallCountriesTests
{
    private static readonly (string Country, string Place, GeoCoordinate Coordinate)[] Points =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", "small-countries.csv")).Skip(1).Select(line => line.Split(',')).Select(fields =>
            (fields[0], fields[1], new GeoCoordinate(double.Parse(fields[2], CultureInfo.InvariantCulture), double.Parse(fields[3], CultureInfo.InvariantCulture)))),
    ];

    [TestMethod]
    public void Each_of_the_25_smallest_states_and_territories_is_found_at_five_places()
    {
        var groups = Points.GroupBy(point => point.Country).ToList();
        Assert.HasCount(25, groups);
        Assert.IsTrue(groups.TrueForAll(group => group.Count() == 5));
        var wrong = Points.Select(point => (point.Country, point.Place, Found: SharedGazetteer.Geocoder.Geocode(point.Coordinate)))
            .Where(point => point.Found.IsEmpty || point.Found.LocationIds[^1] != point.Country).Select(point => $"{point.Place} ({point.Country}): {point.Found}");
        Assert.AreEqual("", string.Join("; ", wrong));
    }

    [TestMethod]
    [DataRow(41.9022, 12.4567)]
    [DataRow(41.9022, 12.4534)]
    [DataRow(41.9065, 12.4536)]
    [DataRow(41.9034, 12.4507)]
    [DataRow(41.90268, 12.45414)]
    public void All_of_the_vatican_has_its_name(double latitude, double longitude) => Assert.AreEqual("Vatican City", SharedGazetteer.TextAt(latitude, longitude));

    [TestMethod]
    [DataRow(41.9031, 12.4663, "IT")] // Castel Sant'Angelo
    [DataRow(41.9093, 12.4581, "IT")] // Ottaviano station
    [DataRow(41.9010, 12.4400, "IT")] // Via Aurelia
    [DataRow(44.0600, 12.5660, "IT")] // Rimini
    [DataRow(43.9840, 12.4210, "IT")] // Verucchio
    [DataRow(43.7430, 7.4230, "FR")] // Beausoleil
    [DataRow(43.7210, 7.4040, "FR")] // Cap-d'Ail
    [DataRow(43.7450, 7.4000, "FR")] // La Turbie
    [DataRow(36.1680, -5.3480, "ES")] // La Línea
    [DataRow(22.2210, 113.5490, "CN")] // Gongbei
    public void Their_neighbors_keep_their_land(double latitude, double longitude, string country) => Assert.AreEqual(country, CountryAt(latitude, longitude));

    [TestMethod]
    [DataRow(45.9690, 8.9710, "IT", "IT-CO")] // Campione d'Italia, in Switzerland
    [DataRow(47.6968, 8.6903, "DE", "DE-BW")] // Büsingen, in Switzerland
    [DataRow(47.6603, 9.1758, "DE", "DE-BW")] // Konstanz, across the Rhine
    [DataRow(51.4419, 4.9305, "BE", "BE-VAN")] // Baarle-Hertog, in the Netherlands
    [DataRow(42.4660, 1.9830, "ES", "ES-GI")] // Llívia, in France
    [DataRow(25.2830, 56.3330, "OM", "OM-MU")] // Madha, in the Emirates
    [DataRow(25.2720, 56.2790, "AE", "AE-SH")] // Nahwa, in Madha
    [DataRow(39.9600, 71.1300, "UZ", "UZ-FA")] // Sokh, in Kyrgyzstan
    [DataRow(39.8480, 70.5830, "TJ", "TJ-SU")] // Vorukh, in Kyrgyzstan
    [DataRow(35.2920, -2.9380, "ES", "ES-ML")] // Melilla
    [DataRow(42.5425, 1.7335, "AD", "AD-03")] // Pas de la Casa
    public void Enclaves_belong_to_their_country_and_region(double latitude, double longitude, string country, string region)
    {
        var address = SharedGazetteer.Geocoder.Geocode(new(latitude, longitude));
        Assert.AreEqual(country, address.LocationIds[^1], $"{address}");
        Assert.IsTrue(address.LocationIds.Contains(region), $"{address}");
    }

    [TestMethod]
    [DataRow(51.4480, 4.9170, "NL")] // Baarle-Nassau
    [DataRow(47.6460, 9.1750, "CH")] // Kreuzlingen
    [DataRow(47.6960, 8.6340, "CH")] // Schaffhausen
    [DataRow(46.0040, 8.9510, "CH")] // Lugano
    public void What_is_around_an_enclave_keeps_its_country(double latitude, double longitude, string country) => Assert.AreEqual(country, CountryAt(latitude, longitude));

    [TestMethod]
    [DataRow("Old City, Jerusalem", 31.7761, 35.2358)] // Al-Aqsa
    [DataRow("East Jerusalem", 31.7815, 35.2330)] // near Damascus Gate
    [DataRow("East Jerusalem", 31.7915, 35.2360)] // Sheikh Jarrah
    public void A_place_is_named_by_distance_and_keeps_the_polygons_region_and_country(string name, double latitude, double longitude)
    {
        var address = SharedGazetteer.Geocoder.Geocode(new(latitude, longitude));
        StringAssert.StartsWith(SharedGazetteer.Geocoder.Locations.TextOf(address.LocationIds), name.Split(',')[0]);
        CollectionAssert.AreEqual(new[] { "IL-JM", "IL" }, address.LocationIds[^2..].ToArray());

        // Without the repair the polygon's own places alone are found.
        var strict = new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { RepairBorders = false });
        Assert.DoesNotContain(name.Split(',')[0], SharedGazetteer.TextAt(latitude, longitude, strict));
    }

    [TestMethod]
    [DataRow("UA", 44.9521, 34.1024)] // Simferopol
    [DataRow("UA", 44.6166, 33.5254)] // Sevastopol
    [DataRow("XK", 42.6629, 21.1655)] // Pristina
    [DataRow("XK", 42.8914, 20.8660)] // Mitrovica
    [DataRow("EH", 27.1536, -13.2033)] // Laayoune
    [DataRow("EH", 26.1580, -10.5670)] // Tifariti
    [DataRow("MA", 27.7500, -12.9000)] // north of 27°40'
    [DataRow("IL", 33.2690, 35.7700)] // Majdal Shams, Golan
    [DataRow("SY", 33.1250, 35.8240)] // Quneitra
    [DataRow("IN", 34.0837, 74.7973)] // Srinagar
    [DataRow("PK", 34.3700, 73.4711)] // Muzaffarabad
    [DataRow("CN", 35.2000, 79.1000)] // Aksai Chin
    [DataRow("CY", 35.1900, 33.3600)] // North Nicosia
    [DataRow("CY", 35.3400, 33.3190)] // Kyrenia
    [DataRow("PS", 31.9038, 35.2034)] // Ramallah
    [DataRow("PS", 31.5017, 34.4668)] // Gaza
    [DataRow("TW", 25.0330, 121.5654)] // Taipei
    [DataRow("SO", 9.5600, 44.0650)] // Hargeisa
    [DataRow("GE", 43.0015, 41.0234)] // Sukhumi
    [DataRow("MD", 46.8403, 29.6433)] // Tiraspol
    public void Disputed_land_has_the_country_of_the_convention(string country, double latitude, double longitude) => Assert.AreEqual(country, CountryAt(latitude, longitude));

    private static string CountryAt(double latitude, double longitude) => SharedGazetteer.Geocoder.Geocode(new(latitude, longitude)).LocationIds[^1];
}
