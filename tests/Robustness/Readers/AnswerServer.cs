using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SemGeo.Robustness.Readers;

/// <summary>A loopback server that answers with bytes as they are, compressed or not: what a Nominatim server may send, damaged.</summary>
internal sealed class AnswerServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, (byte[] Body, bool IsGzip)> _answer;

    /// <param name="answer">The answer to a path and query.</param>
    public AnswerServer(Func<string, (byte[] Body, bool IsGzip)> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = Task.Run(ListenAsync);
    }

    /// <summary>Its address.</summary>
    public string Url { get; }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            for (; ; )
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The input was read.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var request = await reader.ReadLineAsync() ?? "";
                while (await reader.ReadLineAsync() is { Length: > 0 })
                {
                }

                var (body, isGzip) = _answer(request.Split(' ').ElementAtOrDefault(1) ?? "");
                var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n{(isGzip ? "Content-Encoding: gzip\r\n" : "")}Content-Length: {body.Length}\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(body);
            }
            catch (IOException)
            {
                // The client has read enough.
            }
        }
    }
}
