using System.Net.Http.Headers;
using SemGeo.Validation;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>Checks <see cref="NominatimOptions"/>. Messages never repeat a credential.</summary>
internal static class NominatimOptionsValidator
{
    private const string PublicServer = "openstreetmap.org";

    public static void Validate(NominatimOptions options)
    {
        var errors = new OptionErrors(nameof(NominatimOptions));
        CheckServer(options, errors);
        errors.Require(options.CachePath is not "", "CachePath is empty; give a file, or null to keep answers in memory only.");
        errors.Require(options.DataVersion is null || !string.IsNullOrWhiteSpace(options.DataVersion), "DataVersion is blank; give a name, or null to ask the server.");
        errors.Require(options.Connections is >= 1 and <= 256, $"Connections is {options.Connections}; use 1 to 256.");
        errors.Require(
            options.RequestsPerSecond is >= 0 and <= 1e6, FormattableString.Invariant($"RequestsPerSecond is {options.RequestsPerSecond}; use 0 for no limit, or a positive number up to 1,000,000."));
        errors.Require(options.Timeout >= TimeSpan.FromMilliseconds(1) && options.Timeout <= TimeSpan.FromHours(1), $"Timeout is {options.Timeout}; use 1 millisecond to 1 hour.");
        errors.Require(options.MaxAttempts is >= 1 and <= 100, $"MaxAttempts is {options.MaxAttempts}; use 1 to 100.");
        errors.Require(options.MaxRetryDelay >= TimeSpan.Zero && options.MaxRetryDelay <= TimeSpan.FromDays(1), $"MaxRetryDelay is {options.MaxRetryDelay}; use 0 to 24 hours.");
        errors.Require(
            options.RetryDelay >= TimeSpan.Zero && options.RetryDelay <= options.MaxRetryDelay, $"RetryDelay is {options.RetryDelay}; use 0 to MaxRetryDelay ({options.MaxRetryDelay}).");
        errors.Require(options.StopAfterFailures >= 1, $"StopAfterFailures is {options.StopAfterFailures}; use 1 or more.");
        errors.Require(Enum.IsDefined(options.OnFailure), $"OnFailure is {options.OnFailure}; use {string.Join(" or ", Enum.GetNames<NominatimFailureHandling>())}.");
        CheckHeaders(options, errors);
        errors.ThrowIfAny();
    }

    private static void CheckServer(NominatimOptions options, OptionErrors errors)
    {
        if (!Uri.TryCreate(options.Url, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            errors.Require(false, "Url is not an http or https address; give the server's, such as \"http://localhost:8080\".");
            return;
        }

        errors.Require(url.UserInfo.Length == 0, "Url holds a user name or password; models and caches keep it, so give them as UserName and Password.");
        errors.Require(url.Query.Length == 0 && url.Fragment.Length == 0, "Url has a query or fragment; give the address that the services lie under, and a key as ApiKey.");
        if (url.Host == PublicServer || url.Host.EndsWith("." + PublicServer, StringComparison.OrdinalIgnoreCase))
        {
            errors.Require(
                options.Connections == 1 && options.RequestsPerSecond is > 0 and <= 1 && options.UserAgent != NominatimConstants.UserAgent,
                "The public server of OpenStreetMap asks for one connection, at most one request a second and a User-Agent that names you: set Connections, RequestsPerSecond and UserAgent, or use a server of your own.");
        }
    }

    private static void CheckHeaders(NominatimOptions options, OptionErrors errors)
    {
        using var message = new HttpRequestMessage();
        errors.Require(
            !string.IsNullOrWhiteSpace(options.UserAgent) && message.Headers.UserAgent.TryParseAdd(options.UserAgent), $"UserAgent is '{options.UserAgent}'; use \"name/version (contact)\".");
        errors.Require(
            options.Language is null || (options.Language.Length > 0 && options.Language.Split(',').All(part => StringWithQualityHeaderValue.TryParse(part, out _))),
            $"Language is '{options.Language}'; use language codes as in Accept-Language, such as \"en,de;q=0.5\".");
        errors.Require(!string.IsNullOrEmpty(options.ApiKeyHeader) && message.Headers.TryAddWithoutValidation(options.ApiKeyHeader, "x"), $"ApiKeyHeader is '{options.ApiKeyHeader}', which cannot name a header.");
        errors.Require(options.ApiKey?.Any(char.IsControl) != true, "ApiKey holds a control character; is there a line break at its end?");
        errors.Require(options.UserName?.Contains(':') != true, "UserName holds a colon, which basic authentication cannot send.");
        errors.Require(options.UserName is not null || options.Password is null, "Password is given without UserName.");
    }
}
