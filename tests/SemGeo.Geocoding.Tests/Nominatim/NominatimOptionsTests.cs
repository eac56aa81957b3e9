using SemGeo.Geocoding.Nominatim;

namespace SemGeo.Geocoding.Tests.Nominatim;

[TestClass]
public sealed class NominatimOptionsTests
{
    [TestMethod]
    public void All_errors_come_in_one_message()
    {
        var options = new NominatimOptions
        {
            Url = "ftp://example.org",
            CachePath = "",
            DataVersion = " ",
            Connections = 0,
            RequestsPerSecond = double.NaN,
            Timeout = TimeSpan.Zero,
            MaxAttempts = 0,
            RetryDelay = TimeSpan.FromMinutes(3),
            StopAfterFailures = 0,
            OnFailure = (NominatimFailureHandling)7,
            Language = "",
            UserAgent = "(",
            ApiKeyHeader = "a b",
            ApiKey = "secret\n",
            Password = "secret",
        };

        var error = Assert.ThrowsExactly<ArgumentException>(options.Validate);

        foreach (var name in new[]
        {
            "Url", "CachePath", "DataVersion", "Connections is 0", "RequestsPerSecond is NaN", "Timeout is 00:00:00", "MaxAttempts is 0", "RetryDelay is 00:03:00", "StopAfterFailures is 0",
            "OnFailure is 7; use Throw or EmptyAddress", "Language", "UserAgent is '('", "ApiKeyHeader is 'a b'", "ApiKey holds", "Password is given without UserName",
        })
            StringAssert.Contains(error.Message, name);
        Assert.IsFalse(error.Message.Contains("secret", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("http://ann:secret@localhost", "Url holds a user name or password")]
    [DataRow("http://localhost/?key=secret", "Url has a query")]
    [DataRow("localhost:8080", "Url is not an http or https address")]
    [DataRow("", "Url is not an http or https address")]
    public void An_address_holds_no_credentials(string url, string expected)
    {
        var error = Assert.ThrowsExactly<ArgumentException>(new NominatimOptions { Url = url }.Validate);

        StringAssert.Contains(error.Message, expected);
        Assert.IsFalse(error.Message.Contains("secret", StringComparison.Ordinal));
    }

    [TestMethod]
    public void The_public_server_is_asked_as_it_wants_to_be()
    {
        var options = new NominatimOptions { Url = "https://nominatim.openstreetmap.org", Connections = 1, RequestsPerSecond = 1, UserAgent = "trial/1.0 (ann@example.org)" };
        options.Validate();

        foreach (var change in new Action<NominatimOptions>[] { o => o.Connections = 2, o => o.RequestsPerSecond = 0, o => o.RequestsPerSecond = 1.5, o => o.UserAgent = "SemGeo.ML/0.1" })
        {
            var wrong = options.Clone();
            change(wrong);
            StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(wrong.Validate).Message, "The public server of OpenStreetMap");
        }

        new NominatimOptions { Url = "http://localhost:8080/nominatim/" }.Validate();
    }
}
