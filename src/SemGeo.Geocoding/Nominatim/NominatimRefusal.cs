using System.Text;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>What answers other than 200 mean.</summary>
internal static class NominatimRefusal
{
    private const int ShownBytes = 200;

    /// <summary>Reads a refusal: 408, 425, 429 and 5xx pass, 401, 403 and 407 hold for every question, all others for this one.</summary>
    public static NominatimProblem Of(HttpResponseMessage response, byte[] body, TimeSpan maxDelay, TimeProvider time)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter(response, time);
        return status switch
        {
            401 or 403 or 407 => new(status, $"the server refuses access{Said(body)}; check UserName, Password and ApiKey, and the server's terms", NominatimEffect.Stop),
            >= 300 and < 400 => new(status, $"the server redirects to '{response.Headers.Location}'; give the address itself as Url", NominatimEffect.Stop),
            408 or 425 or 429 or >= 500 when retryAfter > maxDelay =>
                new(status, $"the server asks to wait {retryAfter}, longer than MaxRetryDelay ({maxDelay}){Said(body)}", NominatimEffect.Fail),
            408 or 425 or 429 or >= 500 => new(status, $"the server refuses for now{Said(body)}", NominatimEffect.Retry, retryAfter),
            _ => new(status, $"the server refuses{Said(body)}", NominatimEffect.Fail),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    // The beginning of what the server says, in one line.
    private static string Said(byte[] body)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, ShownBytes)));
        for (var i = 0; i < text.Length; i++)
            if (char.IsControl(text[i]))
                text[i] = ' ';
        var line = text.ToString().Trim();
        return line.Length == 0 ? "" : $": {line}";
    }
}
