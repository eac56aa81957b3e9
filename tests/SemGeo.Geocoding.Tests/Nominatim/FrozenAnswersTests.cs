using SemGeo.Geocoding.Nominatim;
using SemGeo.Locations;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Nominatim;

/// <summary>A cache of answers that an earlier build wrote (tests/Shared/Frozen) answers in place of its server.</summary>
[TestClass]
public sealed class FrozenAnswersTests
{
    [TestMethod]
    public async Task Cache_answers_for_a_server_that_is_down()
    {
        var copy = Directory.CreateTempSubdirectory("semgeo-frozen-");
        try
        {
            var cache = Path.Combine(copy.FullName, "answers.sqlite");
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1", "nominatim", "answers.sqlite"), cache);

            // Port 9 is that of "discard": nobody listens there.
            using var geocoder = await NominatimGeocoder.OpenAsync(new NominatimOptions { Url = "http://127.0.0.1:9", CachePath = cache, DataVersion = "frozen", MaxAttempts = 1 });
            var addresses = new Address[NominatimGolden.Coordinates.Length];
            var report = await geocoder.GeocodeAsync(NominatimGolden.Coordinates, addresses);

            NominatimGolden.CheckAddresses(addresses);
            Assert.AreEqual((report.Total, report.Total), (report.Done, report.Cached), "Nothing was asked.");
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }
}
