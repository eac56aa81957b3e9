using SemGeo.Locations;

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

    /// <summary>Whether services are called "reverse.php", as every server up to 5.x does unless it is told otherwise, or "reverse".</summary>
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

    internal NominatimOptions Clone() => (NominatimOptions)MemberwiseClone();
}
