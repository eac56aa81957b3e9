using System.Net.Http.Headers;
using SemGeo.Locations;
using SemGeo.Validation;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>Which Nominatim server <see cref="NominatimGeocoder"/> asks, how hard, and where it keeps the answers.</summary>
public sealed class NominatimOptions
{
    /// <summary>The server's address, http or https, with the path that its services lie under: "http://localhost:8080/nominatim". Credentials have options of their own.</summary>
    /// <value>No default: it must be given.</value>
    public string Url { get; set; } = "";

    /// <summary>The file of answers, made when it is not there; later runs, also after a kill, ask nothing that it holds. Null: answers are kept in memory only.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? CachePath { get; set; }

    /// <summary>
    /// What the server's data is called in <see cref="IReverseGeocoder.Source"/> and in the cache. Null: the date that the server's status gives, or a hash of <see cref="Url"/> where it gives none.
    /// Give one for a server that is updated while a long run goes on (each update would start the cache anew), and to work from the cache while the server is down.
    /// </summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? DataVersion { get; set; }

    /// <summary>How many questions may be under way at once, 1 to 256.</summary>
    /// <value>The default value is 4.</value>
    public int Connections { get; set; } = 4;

    /// <summary>The most questions a second, evenly spaced; 0 means no limit. The public server of OpenStreetMap allows one, over one connection, and no bulk geocoding.</summary>
    /// <value>The default value is 0.</value>
    public double RequestsPerSecond { get; set; }

    /// <summary>How long one attempt may take, 1 millisecond to 1 hour.</summary>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a question is put before it counts as failed, 1 to 100: after 429, 408 and 5xx, time-outs, cut connections, and answers that are not Nominatim's.</summary>
    /// <value>The default value is 6.</value>
    public int MaxAttempts { get; set; } = 6;

    /// <summary>The mean wait before the second attempt; it doubles with every further one, with jitter. 0 to <see cref="MaxRetryDelay"/>.</summary>
    /// <value>The default value is 1 second.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before another attempt, up to 24 hours. A server that asks (Retry-After) for a longer one fails the question.</summary>
    /// <value>The default value is 2 minutes.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>A run stops when this many coordinates have failed without one that succeeded between them: the server is down. 1 or more.</summary>
    /// <value>The default value is 20.</value>
    public int StopAfterFailures { get; set; } = 20;

    /// <summary>What <see cref="NominatimGeocoder.Geocode"/> does about coordinates that failed.</summary>
    /// <value>The default value is <see cref="NominatimFailureHandling.Throw"/>.</value>
    public NominatimFailureHandling OnFailure { get; set; } = NominatimFailureHandling.Throw;

    /// <summary>Whether the geometry of places is asked for: polygons make answers many times larger.</summary>
    /// <value>The default value is <see langword="false"/>.</value>
    public bool Polygons { get; set; }

    /// <summary>The languages of names as in Accept-Language ("en,de;q=0.5"); null for the server's own. Location ids do not depend on it.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? Language { get; set; }

    /// <summary>Whether services are called "reverse.php", as every server up to 5.x does unless it is set otherwise, or "reverse".</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool LegacyPaths { get; set; } = true;

    /// <summary>Who asks, as in User-Agent ("our-project/1.0 (mail@example.org)").</summary>
    /// <value>The default value is "SemGeo.ML/0.1".</value>
    public string UserAgent { get; set; } = NominatimConstants.UserAgent;

    /// <summary>The user name of basic authentication; never stored.</summary>
    /// <value>The default value is <see langword="null"/>: none.</value>
    public string? UserName { get; set; }

    /// <summary>The password of basic authentication; never stored.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? Password { get; set; }

    /// <summary>The name of the header that takes <see cref="ApiKey"/>.</summary>
    /// <value>The default value is "X-Api-Key".</value>
    public string ApiKeyHeader { get; set; } = NominatimConstants.ApiKeyHeader;

    /// <summary>The key that a hosted server asks for; never stored.</summary>
    /// <value>The default value is <see langword="null"/>: none.</value>
    public string? ApiKey { get; set; }

    internal void Validate() => NominatimOptionsValidator.Validate(this);

    internal NominatimOptions Copy() => (NominatimOptions)MemberwiseClone();
}

/// <summary>What <see cref="NominatimGeocoder.Geocode"/> does about coordinates that the server did not answer.</summary>
public enum NominatimFailureHandling
{
    /// <summary>Throws <see cref="NominatimException"/> with the report once all others are answered and stored: the next run asks only those that failed.</summary>
    Throw,

    /// <summary>Gives them <see cref="Address.Empty"/>. A run that stopped early (the server is down or refuses access) throws nevertheless.</summary>
    EmptyAddress,
}

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

/// <summary>The constants of the Nominatim provider.</summary>
internal static class NominatimConstants
{
    /// <summary>The zoom of the authors' reverse query: buildings (paper, Appendix B).</summary>
    public const int Zoom = 18;

    /// <summary>Who asks, unless set otherwise.</summary>
    public const string UserAgent = "SemGeo.ML/0.1";

    /// <summary>The header of a key, unless set otherwise.</summary>
    public const string ApiKeyHeader = "X-Api-Key";

    /// <summary>The administrative level that Nominatim gives to what has none.</summary>
    public const int NoAdminLevel = 15;

    /// <summary>The most that an answer may hold, in bytes: the largest countries' outlines take some tens of megabytes.</summary>
    public const int MaxAnswerBytes = 256 << 20;

    /// <summary>How often progress is reported.</summary>
    public static TimeSpan ProgressInterval { get; } = TimeSpan.FromSeconds(1);
}
