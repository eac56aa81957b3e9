using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>A loopback server that plays answers by path and query, and remembers what it was asked.</summary>
/// <remarks>Not ASP.NET Core: with it, the libraries that semgeo shares with it would be missing beside the semgeo.dll that tests start.</remarks>
internal sealed class AnswerServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, string?> _answer;

    /// <param name="answer">The body for a path and query; null is "not found".</param>
    public AnswerServer(Func<string, string?> answer)
    {
        _answer = answer;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = RunAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _listener.Close();

    private async Task RunAsync()
    {
        try
        {
            for (; ; )
                Answer(await _listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var path = context.Request.RawUrl!;
        Asked.Enqueue(path);
        var body = _answer(path);
        context.Response.StatusCode = body is null ? 404 : 200;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Close(Encoding.UTF8.GetBytes(body ?? "{}"), willBlock: true);
    }
}
