using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Embedded;

/// <summary>Named cases: what a person who knows the place would answer.</summary>
[TestClass]
public class GazetteerPlacesTests
{
    [TestMethod]
    [DataRow(34.0522, -118.2437, "G5368361, GN.US.CA.037, US-CA, US", "Los Angeles, Los Angeles County, California, United States of America")]
    [DataRow(48.137, 11.575, "G2867714, GN.DE.02.091, DE-BY, DE", "Munich, Upper Bavaria, Bavaria, Germany")]
    [DataRow(48.8584, 2.2945, "G2988507, FR-75, GN.FR.11, FR", "Paris, Île-de-France, France")]
    [DataRow(59.9139, 10.7522, "G3143244, NO-03, GN.NO.12, NO", "Oslo, Norway")]
    [DataRow(42.6629, 21.1655, "G786714, NE.KOS-5902, GN.XK.10097360, XK", "Pristina, Kosovo")]
    public void Named_place_has_its_ids_and_names(double latitude, double longitude, string ids, string text)
    {
        Assert.AreEqual(ids, SharedGazetteer.Geocoder.Geocode(new(latitude, longitude)).ToString());
        Assert.AreEqual(text, SharedGazetteer.TextAt(latitude, longitude));
    }

    // Natural Earth gives France and Norway the ISO code -99 in places, and Kosovo, Northern Cyprus, Somaliland and Guantanamo none.
    [TestMethod]
    [DataRow(43.2965, 5.37, "FR", "Marseille")]
    [DataRow(69.6492, 18.9553, "NO", "Tromsø")]
    [DataRow(78.2232, 15.6267, "SJ", "Longyearbyen")]
    [DataRow(42.2139, 20.7397, "XK", "Prizren")]
    [DataRow(35.3403, 33.3192, "CY", "Northern Cyprus")]
    [DataRow(9.56, 44.065, "SO", "Somaliland")]
    [DataRow(19.95, -75.13, "CU", "Guantanamo")]
    [DataRow(44.952, 34.102, "UA", "Simferopol, Crimea")]
    [DataRow(27.1418, -13.188, "EH", "Laayoune, Western Sahara")]
    [DataRow(35.31, 34.0, "CY", "Cyprus, east")]
    [DataRow(-20.8789, 55.4481, "RE", "Saint-Denis, Réunion")]
    [DataRow(12.15, -68.27, "BQ", "Kralendijk, Bonaire")]
    [DataRow(18.4655, -66.1057, "PR", "San Juan")]
    [DataRow(22.2793, 114.1628, "HK", "Hong Kong")]
    [DataRow(25.0330, 121.5654, "TW", "Taipei")]
    [DataRow(31.9038, 35.2034, "PS", "Ramallah")]
    public void Country_codes_are_those_of_ISO_3166(double latitude, double longitude, string country, string where)
    {
        Assert.AreEqual(country, CountryAt(latitude, longitude), where);
    }

    [TestMethod]
    [DataRow(47.5584, 7.5878, "CH", "Basel")]
    [DataRow(47.5939, 7.6207, "DE", "Weil am Rhein")]
    [DataRow(31.7587, -106.4869, "US", "El Paso")]
    [DataRow(31.6904, -106.4245, "MX", "Ciudad Juárez")]
    [DataRow(52.3419, 14.5517, "DE", "Frankfurt (Oder)")]
    [DataRow(52.3480, 14.5860, "PL", "Słubice")]
    [DataRow(42.3149, -83.0364, "CA", "Windsor")]
    [DataRow(42.3400, -83.0600, "US", "Detroit")]
    [DataRow(25.6911, 32.6390, "EG", "Luxor")]
    [DataRow(1.4927, 103.7414, "MY", "Johor Bahru")]
    [DataRow(1.3521, 103.8198, "SG", "Singapore")]
    public void Border_towns_lie_on_their_own_side(double latitude, double longitude, string country, string town)
    {
        Assert.AreEqual(country, CountryAt(latitude, longitude), town);
    }

    [TestMethod]
    [DataRow(-29.3158, 27.4869, "LS", "Maseru, Lesotho")]
    [DataRow(-29.1, 26.2, "ZA", "Bloemfontein, around Lesotho")]
    [DataRow(43.9361, 12.4473, "SM", "San Marino")]
    [DataRow(44.06, 12.57, "IT", "Rimini, beside San Marino")]
    [DataRow(41.9029, 12.4534, "VA", "Saint Peter's")]
    [DataRow(41.8902, 12.4922, "IT", "the Colosseum")]
    [DataRow(54.71, 20.51, "RU", "Kaliningrad")]
    [DataRow(35.8894, -5.3198, "ES", "Ceuta")]
    [DataRow(42.4644, 1.9811, "ES", "Llívia")]
    [DataRow(43.7384, 7.4246, "MC", "Monaco")]
    [DataRow(26.2, 50.55, "BH", "Bahrain")]
    public void Enclaves_are_countries_of_their_own(double latitude, double longitude, string country, string where)
    {
        Assert.AreEqual(country, CountryAt(latitude, longitude), where);
    }

    [TestMethod]
    [DataRow(-18.1416, 178.4419, "FJ", "Suva")]
    [DataRow(-16.78, -179.99, "FJ", "Taveuni, west of 180")]
    [DataRow(-16.85, 179.99, "FJ", "Taveuni, east of 180")]
    [DataRow(66.5, 179.99, "RU", "Chukotka, east")]
    [DataRow(66.5, -179.99, "RU", "Chukotka, west")]
    [DataRow(66.5, 180.0, "RU", "the antimeridian")]
    [DataRow(66.5, -180.0, "RU", "the antimeridian again")]
    [DataRow(51.88, -176.65, "US", "Adak, Aleutian Islands")]
    [DataRow(52.92, 172.9, "US", "Attu, Aleutian Islands in the east")]
    [DataRow(-43.95, -176.56, "NZ", "Chatham Islands")]
    public void The_antimeridian_divides_nothing(double latitude, double longitude, string country, string where)
    {
        Assert.AreEqual(country, CountryAt(latitude, longitude), where);
    }

    [TestMethod]
    [DataRow(-90.0, 0.0, "AQ")]
    [DataRow(-90.0, 180.0, "AQ")]
    [DataRow(-90.0, -180.0, "AQ")]
    [DataRow(-89.9999, 123.4, "AQ")]
    [DataRow(90.0, 0.0, null)]
    [DataRow(90.0, 180.0, null)]
    [DataRow(90.0, -180.0, null)]
    [DataRow(0.0, -180.0, null)]
    [DataRow(0.0, 180.0, null)]
    public void Poles_and_the_ends_of_the_ranges_have_answers(double latitude, double longitude, string? country)
    {
        Assert.AreEqual(country, CountryAt(latitude, longitude));
    }

    [TestMethod]
    [DataRow(30.0, -40.0, "the Atlantic")]
    [DataRow(0.0, 0.0, "the Gulf of Guinea")]
    [DataRow(-50.0, -140.0, "the South Pacific")]
    [DataRow(43.0, 34.0, "the Black Sea")]
    [DataRow(38.5, 5.0, "between Mallorca and Sardinia")]
    [DataRow(56.5, 3.5, "the North Sea")]
    public void Open_sea_has_an_empty_address(double latitude, double longitude, string where)
    {
        Assert.IsTrue(SharedGazetteer.Geocoder.Geocode(new(latitude, longitude)).IsEmpty, where);
    }

    [TestMethod]
    [DataRow(48.35, -5.35, "FR", "west of Ouessant")]
    [DataRow(36.9, -122.15, "US", "Monterey Bay")]
    [DataRow(-34.0, 151.4, "AU", "off Sydney")]
    [DataRow(35.8, 14.2, "MT", "south of Malta")]
    [DataRow(64.2, -22.6, "IS", "Faxaflói")]
    public void Territorial_sea_has_the_country_alone(double latitude, double longitude, string country, string where)
    {
        Assert.AreEqual(country, SharedGazetteer.Geocoder.Geocode(new(latitude, longitude)).ToString(), where);
    }

    [TestMethod]
    [DataRow(40.5507, 14.2426, "Capri", "IT")]
    [DataRow(64.1466, -21.9426, "Reykjavík", "IS")]
    [DataRow(7.38035, 147.02598, "Satawal Village", "FM")]
    [DataRow(-15.9387, -5.7181, "Jamestown", "SH")]
    [DataRow(32.65, -16.91, "Funchal", "PT")]
    [DataRow(28.1, -15.43, "Las Palmas de Gran Canaria", "ES")]
    public void Islands_that_the_borders_lack_are_found_too(double latitude, double longitude, string place, string country)
    {
        var names = SharedGazetteer.TextAt(latitude, longitude);

        Assert.IsTrue(names.Contains(place), names);
        Assert.AreEqual(country, CountryAt(latitude, longitude));
    }

    [TestMethod]
    public void Desert_far_from_every_town_is_in_no_town()
    {
        Assert.AreEqual("DZ-11, DZ", SharedGazetteer.Geocoder.Geocode(new(23.5, 11.5)).ToString());
    }

    [TestMethod]
    public void Section_of_a_city_is_followed_by_its_city()
    {
        Assert.AreEqual("Hell's Kitchen, Manhattan, New York County, New York, United States of America", SharedGazetteer.TextAt(40.7580, -73.9855));
        var withoutCity = new GazetteerGeocoder(SharedGazetteer.Data, new GazetteerOptions { CityOfSection = false });
        Assert.AreEqual("Hell's Kitchen, New York County, New York, United States of America", SharedGazetteer.TextAt(40.7580, -73.9855, withoutCity));
    }

    private static string? CountryAt(double latitude, double longitude)
    {
        var address = SharedGazetteer.Geocoder.Geocode(new GeoCoordinate(latitude, longitude));
        return address.IsEmpty ? null : address.LocationIds[^1];
    }
}
