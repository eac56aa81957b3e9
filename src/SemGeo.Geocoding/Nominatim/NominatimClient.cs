using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Polly;
using Polly.Retry;
using SemGeo.Files;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>Asks a Nominatim server: bounded connections, evenly spaced questions, and further attempts with exponential back-off and jitter. Safe for use by several threads.</summary>
internal sealed class NominatimClient : IDisposable
{
    private readonly NominatimOptions _options;
    private readonly Uri _server;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _connections;
    private readonly NominatimPacer _pacer;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _attempts;

    public NominatimClient(NominatimOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _server = new Uri(options.Url.TrimEnd('/') + "/");
        _connections = new SemaphoreSlim(options.Connections);
        _pacer = new NominatimPacer(options.RequestsPerSecond, time);
        // Redirections are not followed: a key in a header would go along to wherever they lead.
        var handler = new SocketsHttpHandler
        {
            MaxConnectionsPerServer = options.Connections,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !_server.IsLoopback,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        _http = new HttpClient(handler) { Timeout = options.Timeout, MaxResponseContentBufferSize = NominatimConstants.MaxAnswerBytes };
        AddHeaders(_http.DefaultRequestHeaders);
        _attempts = BuildAttempts();
    }

    /// <summary>Asks until there is an answer, or no hope of one.</summary>
    /// <param name="service">"reverse", "details", "search" or "status".</param>
    /// <param name="query">The query, without question mark.</param>
    /// <param name="read">Reads the answer; throws <see cref="JsonException"/> for one that Nominatim does not give.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<NominatimReply<T>> AskAsync<T>(string service, string query, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class
    {
        var url = new Uri(_server, $"{service}{(_options.LegacyPaths ? ".php" : "")}?{query}");
        var attempts = 0;
        var reply = await _attempts.ExecuteAsync(
            async token =>
            {
                attempts++;
                return await TryAsync(url, read, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return reply with { Attempts = attempts };
    }

    public void Dispose()
    {
        _http.Dispose();
        _connections.Dispose();
    }

    private void AddHeaders(HttpRequestHeaders headers)
    {
        headers.UserAgent.ParseAdd(_options.UserAgent);
        headers.Accept.ParseAdd("application/json");
        if (_options.Language is { } language)
            headers.AcceptLanguage.ParseAdd(language);
        if (_options.UserName is { } user)
            headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{_options.Password}")));
        if (_options.ApiKey is { } key)
            headers.TryAddWithoutValidation(_options.ApiKeyHeader, key);
    }

    private ResiliencePipeline BuildAttempts()
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = _time };
        if (_options.MaxAttempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(ProblemOf(arguments.Outcome)?.Effect == NominatimEffect.Retry),
                MaxRetryAttempts = _options.MaxAttempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = _options.RetryDelay,
                MaxDelay = _options.MaxRetryDelay,
                DelayGenerator = arguments => ValueTask.FromResult(ProblemOf(arguments.Outcome)?.RetryAfter),
            });
        }

        return builder.Build();
    }

    private static NominatimProblem? ProblemOf(Outcome<object> outcome) => (outcome.Result as NominatimReply)?.Problem;

    private async Task<NominatimReply<T>> TryAsync<T>(Uri url, Func<JsonElement, T> read, CancellationToken cancellationToken)
        where T : class
    {
        await _connections.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
            using var response = await _http.GetAsync(url, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response.StatusCode == HttpStatusCode.OK ? Read(body, read) : Refuse<T>(NominatimRefusal.Of(response, body, _options.MaxRetryDelay, _time));
        }
        catch (HttpRequestException e)
        {
            return Problem<T>(new NominatimProblem((int?)e.StatusCode, $"the connection failed ({e.HttpRequestError}): {e.Message}", NominatimEffect.Retry));
        }
        catch (Exception e) when (IsDamage(e))
        {
            return Problem<T>(new NominatimProblem((int)HttpStatusCode.OK, $"the answer is damaged: {e.Message}", NominatimEffect.Retry));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Problem<T>(new NominatimProblem(null, FormattableString.Invariant($"no answer within {_options.Timeout.TotalSeconds} s"), NominatimEffect.Retry));
        }
        finally
        {
            _connections.Release();
        }
    }

    // What the decompression of an answer throws: gzip and zlib the first, Brotli the last, with no type of its own.
    private static bool IsDamage(Exception e) => e is InvalidDataException or IOException || e.GetType() == typeof(InvalidOperationException);

    private static NominatimReply<T> Read<T>(byte[] body, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            using var json = ForeignJson.ParseWhole(body.AsMemory());
            return new NominatimReply<T>(read(json.RootElement), null, 0);
        }
        catch (JsonException e)
        {
            return Problem<T>(new NominatimProblem((int)HttpStatusCode.OK, $"the answer is not Nominatim's: {e.Message}", NominatimEffect.Retry));
        }
    }

    private NominatimReply<T> Refuse<T>(NominatimProblem problem)
        where T : class
    {
        if (problem is { Effect: NominatimEffect.Retry, RetryAfter: { } pause })
            _pacer.Pause(pause);
        return Problem<T>(problem);
    }

    private static NominatimReply<T> Problem<T>(NominatimProblem problem)
        where T : class => new(null, problem, 0);
}
