using System.Text.Json;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>What a server says about itself.</summary>
internal static class NominatimStatus
{
    private const string NotGiven = "";

    // A date; it becomes part of models and of the cache.
    private const int MostLetters = 200;

    /// <summary>The date of the server's data; null where the server has no status service, or does not say.</summary>
    /// <exception cref="NominatimException">The server does not answer.</exception>
    public static async Task<string?> DataVersionAsync(NominatimClient client, CancellationToken cancellationToken)
    {
        var reply = await client.AskAsync("status", "format=json", Read, cancellationToken).ConfigureAwait(false);
        if (reply.Answer is { } version)
            return version == NotGiven ? null : version;
        // A server without the service refuses it like any unknown path; everything else means that it cannot be used now.
        return reply.Problem is { Effect: NominatimEffect.Fail, Status: 400 or 404 }
            ? null
            : throw new NominatimException(
                $"The Nominatim server does not tell its status after {reply.Attempts} attempt(s): {reply.Problem!.Reason}{(reply.Problem.Status is { } status ? $" (status {status})" : "")}. "
                + "Is Url right and the server up? To work from the cache alone give DataVersion.");
    }

    private static string Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw NominatimJson.Wrong("the status", json);
        // In JSON a server reports its own trouble with a success, too.
        if (NominatimJson.Whole(json, "status") is > 0)
            throw NominatimJson.Wrong("status", json);
        var version = NominatimJson.Text(json, "data_updated") ?? NotGiven;
        return version.Length <= MostLetters ? version : throw NominatimJson.Wrong("data_updated", json);
    }
}
