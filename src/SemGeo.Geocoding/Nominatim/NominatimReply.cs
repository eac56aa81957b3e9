using System.Text;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>What came of a question: an answer or a problem.</summary>
/// <param name="Problem">Why there is no answer; null where there is one.</param>
/// <param name="Attempts">How often it was asked; 0 where the answer was stored before.</param>
internal abstract record NominatimReply(NominatimProblem? Problem, int Attempts);

/// <inheritdoc/>
/// <param name="Answer">The answer; null with a problem.</param>
/// <param name="Problem">Why there is no answer; null where there is one.</param>
/// <param name="Attempts">How often it was asked; 0 where the answer was stored before.</param>
internal sealed record NominatimReply<T>(T? Answer, NominatimProblem? Problem, int Attempts) : NominatimReply(Problem, Attempts)
    where T : class;

/// <summary>Why an attempt got no answer.</summary>
/// <param name="Status">The HTTP status; null where none came.</param>
/// <param name="Reason">What happened.</param>
/// <param name="Effect">What follows.</param>
/// <param name="RetryAfter">How long the server asks to wait.</param>
internal sealed record NominatimProblem(int? Status, string Reason, NominatimEffect Effect, TimeSpan? RetryAfter = null);

/// <summary>What follows from a <see cref="NominatimProblem"/>.</summary>
internal enum NominatimEffect
{
    /// <summary>Another attempt may succeed.</summary>
    Retry,

    /// <summary>The question fails.</summary>
    Fail,

    /// <summary>Every question would fail alike: the run stops.</summary>
    Stop,
}

/// <summary>What follows from a response whose status is not 200.</summary>
internal static class NominatimResponseClassifier
{
    private const int ShownBytes = 200;

    /// <summary>Classifies a response: 408, 425, 429 and 5xx pass, 401, 403 and 407 hold for every question, all others for this one.</summary>
    public static NominatimProblem Classify(HttpResponseMessage response, byte[] body, TimeSpan maxDelay, TimeProvider time)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter(response, time);
        return status switch
        {
            401 or 403 or 407 => new(status, $"the server refuses access{Excerpt(body)}; check UserName, Password and ApiKey, and the server's terms", NominatimEffect.Stop),
            >= 300 and < 400 => new(status, $"the server redirects to '{response.Headers.Location}'; give the address itself as Url", NominatimEffect.Stop),
            408 or 425 or 429 or >= 500 when retryAfter > maxDelay =>
                new(status, $"the server asks to wait {retryAfter}, longer than MaxRetryDelay ({maxDelay}){Excerpt(body)}", NominatimEffect.Fail),
            408 or 425 or 429 or >= 500 => new(status, $"the server refuses for now{Excerpt(body)}", NominatimEffect.Retry, retryAfter),
            _ => new(status, $"the server refuses{Excerpt(body)}", NominatimEffect.Fail),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait > TimeSpan.Zero ? wait : null;
    }

    // The beginning of the response, in one line.
    private static string Excerpt(byte[] body)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, ShownBytes)));
        for (var i = 0; i < text.Length; i++)
            if (char.IsControl(text[i]))
                text[i] = ' ';
        var line = text.ToString().Trim();
        return line.Length == 0 ? "" : $": {line}";
    }
}
