using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SemGeo.Geocoding.Tests.Nominatim;

/// <summary>Something that goes wrong instead of an answer.</summary>
internal delegate Task NominatimFault(HttpContext context, string body);

/// <summary>The ways in which servers and networks fail.</summary>
internal static class NominatimFaults
{
    public static NominatimFault Of(string name) => name switch
    {
        "500" => Status(500),
        "503" => Status(503),
        "408" => Status(408),
        "429" => TooMany("1"),
        "429 without Retry-After" => Status(429),
        "half of the announced answer" => HalfAsync,
        "half an answer in chunks" => HalfChunkAsync,
        "half an answer that looks whole" => Body(body => body[..(body.Length / 2)]),
        "an empty answer" => Body(_ => ""),
        "a page" => Body(_ => "<html><body>Bad gateway</body></html>"),
        "an error in a success" => Body(_ => """{"error":"database is shutting down"}"""),
        "wrong types" => Body(_ => """{"osm_type":7,"osm_id":{},"address":"none"}"""),
        "null" => Body(_ => "null"),
        "damaged gzip" => Packed("gzip", stream => new GZipStream(stream, CompressionLevel.Fastest), bytes => bytes.AsSpan(15, 8).Fill(0xFF)),
        "half a gzip" => Packed("gzip", stream => new GZipStream(stream, CompressionLevel.Fastest), _ => { }, share: 2),
        "damaged Brotli" => Packed("br", stream => new BrotliStream(stream, CompressionLevel.Fastest), bytes => bytes.AsSpan(2, 8).Fill(0xFF)),
        "damaged zlib" => Packed("deflate", stream => new ZLibStream(stream, CompressionLevel.Fastest), bytes => bytes.AsSpan(5, 8).Fill(0xFF)),
        "a lone surrogate" => Body(body => body.StartsWith('[') ? "[{\"\\ud800\":1}]" : "{\"\\ud800\":\"12\"," + body[1..]),
        "no UTF-8" => (context, _) => context.Response.Body.WriteAsync(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' }).AsTask(),
        "numbers beyond the earth" => Body(body => body.StartsWith('[')
            ? """[{"osm_type":"R","osm_id":5,"lat":"1e400","lon":"1"}]""" : body.Contains("\"address\"", StringComparison.Ordinal)
            ? """{"osm_type":"R","osm_id":5,"localname":"X","centroid":{"type":"Point","coordinates":[9.2e18,1e400]},"address":[]}""" : """{"type":"country","name":"X","lat":"1e400","lon":"1"}"""),
        "a cut connection" => CutAsync,
        "nothing" => NothingAsync,
        _ => throw new ArgumentException(name),
    };

    public static NominatimFault Status(int status) => (context, _) =>
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync("""{"error":{"message":"not now"}}""");
    };

    public static NominatimFault TooMany(string retryAfter) => (context, body) =>
    {
        context.Response.Headers.RetryAfter = retryAfter;
        return Status(429)(context, body);
    };

    private static NominatimFault Body(Func<string, string> change) => (context, body) => context.Response.WriteAsync(change(body));

    private static NominatimFault Packed(string encoding, Func<Stream, Stream> pack, Action<byte[]> damage, int share = 1) => async (context, body) =>
    {
        using var packed = new MemoryStream();
        using (var stream = pack(packed))
            stream.Write(Encoding.UTF8.GetBytes(body.PadRight(100)));
        var bytes = packed.ToArray();
        damage(bytes);
        context.Response.Headers.ContentEncoding = encoding;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / share));
    };

    private static async Task HalfAsync(HttpContext context, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static async Task HalfChunkAsync(HttpContext context, string body)
    {
        await context.Response.WriteAsync(body[..(body.Length / 2)]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static Task CutAsync(HttpContext context, string body)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task NothingAsync(HttpContext context, string body)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
