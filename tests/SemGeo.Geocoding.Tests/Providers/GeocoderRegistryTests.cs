using SemGeo.Geocoding.Providers;
using SemGeo.Locations;
using SemGeo.Testing;

namespace SemGeo.Geocoding.Tests.Providers;

[TestClass]
public sealed class GeocoderRegistryTests
{
    private static readonly GeocoderRegistry Registry = GeocoderRegistry.CreateDefault();

    [TestMethod]
    public void All_providers_are_known()
    {
        foreach (var provider in new[] { "gazetteer", "emp16", "osm", "nominatim" })
            Assert.Contains(provider, Registry.Providers);
    }

    [TestMethod]
    public void Unknown_provider_is_an_error_that_names_the_known_ones()
    {
        var error = Assert.ThrowsExactly<GeocoderUnavailableException>(() => Registry.Open("tea leaves", new Dictionary<string, string>()));
        Assert.AreEqual("tea leaves", error.Provider);
        Assert.Contains("'emp16', 'gazetteer'", error.Message);
    }

    [TestMethod]
    [DataRow("emp16", "path")]
    [DataRow("osm", "path")]
    [DataRow("nominatim", "Url")]
    public void Missing_setting_is_named(string provider, string setting) =>
        Assert.Contains($"'{setting}'", Assert.ThrowsExactly<GeocoderUnavailableException>(() => Registry.Open(provider, new Dictionary<string, string>())).Message);

    [TestMethod]
    [DataRow("emp16")]
    [DataRow("osm")]
    public void Missing_file_is_named(string provider)
    {
        var error = Assert.ThrowsExactly<GeocoderUnavailableException>(() => Registry.Open(provider, new Dictionary<string, string> { ["path"] = "gone.file" }));
        Assert.Contains("'gone.file'", error.Message);
    }

    [TestMethod]
    public void Other_data_than_was_saved_is_an_error_that_says_both()
    {
        using var file = new TemporaryFile("\n");
        var saved = new GeocoderSource("emp16", "0123456789abcdef");
        var error = Assert.ThrowsExactly<GeocoderChangedException>(() => Registry.Open(saved, new Dictionary<string, string> { ["path"] = file.Path }));
        Assert.IsTrue(error.Expected == saved);
        Assert.Contains("emp16 (0123456789abcdef)", error.Message);
        Assert.Contains("emp16 (01ba4719c80b6fe9)", error.Message);
    }
}
