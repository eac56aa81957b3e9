using System.Text;
using Microsoft.AspNetCore.Http;

namespace SemGeo.Core.Tests.Geocoding.Nominatim;

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
