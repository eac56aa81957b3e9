using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using SemGeo.Tests;

namespace SemGeo.Geocoding.Tests.Nominatim;

/// <summary>A loopback server that plays the frozen answers and counts what it is asked. Paths count without ".php", so that both names of a service are the same question.</summary>
internal sealed class NominatimServer : IAsyncDisposable
{
    public const string StatusPath = "/status?format=json";

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentDictionary<string, int> _times = new();

    private NominatimServer(WebApplication application) => _application = application;

    public string Url { get; private set; } = "";

    /// <summary>What it says about itself; the recorded server gives no date of its data.</summary>
    public string Status { get; set; } = """{"status":0,"message":"OK","software_version":"5.3.2","database_version":"5.3.2-0"}""";

    /// <summary>Changes a body: path, body.</summary>
    public Func<string, string, string> Form { get; set; } = (_, body) => body;

    /// <summary>What goes wrong: path and how often it was asked, from 1; null: nothing.</summary>
    public Func<string, int, NominatimFault?> Fault { get; set; } = (_, _) => null;

    /// <summary>Sees every request.</summary>
    public Action<HttpRequest> Watch { get; set; } = _ => { };

    /// <summary>All questions but the status, in the order in which they came.</summary>
    public string[] Asked => [.. _asked.Where(path => path != StatusPath)];

    public static async Task<NominatimServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var application = builder.Build();
        var server = new NominatimServer(application);
        application.Run(server.AnswerAsync);
        await application.StartAsync();
        server.Url = application.Urls.Single();
        return server;
    }

    /// <summary>How often a question was put.</summary>
    public int Times(string path) => _times.GetValueOrDefault(path);

    /// <summary>Forgets what was asked.</summary>
    public void Forget()
    {
        _asked.Clear();
        _times.Clear();
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Watch(context.Request);
        var path = WithoutSuffix(context.Request.GetEncodedPathAndQuery());
        var time = _times.AddOrUpdate(path, 1, (_, before) => before + 1);
        _asked.Enqueue(path);
        var body = path == StatusPath ? Status : Bodies.TryGetValue(path, out var recorded) ? Form(path, recorded) : null;
        if (Fault(path, time) is { } fault)
        {
            await fault(context, body ?? "");
            return;
        }

        context.Response.StatusCode = body is null ? 404 : 200;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body ?? """{"error":{"code":404,"message":"No place with that OSM ID found."}}""");
    }

    private static Dictionary<string, string> Bodies { get; } = NominatimGolden.Answers.ToDictionary(pair => WithoutSuffix(pair.Key), pair => pair.Value);

    private static string WithoutSuffix(string path) => path.Replace(".php?", "?", StringComparison.Ordinal);
}
