using System.Text.Json;

namespace SemGeo.Benchmarks.Osm;

/// <summary>An answer of a real Nominatim server: the address vector of a coordinate.</summary>
/// <param name="Id">The id of the point.</param>
/// <param name="Region">The extract that the server had.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Rows">The rows that have an OSM id, fine to coarse, without the country.</param>
internal sealed record RecordedAddress(string Id, string Region, double Latitude, double Longitude, IReadOnlyList<RecordedRow> Rows)
{
    /// <summary>Reads points.json and the answers beside it. A point without details has no rows: the server named a country without an OSM id, or nothing.</summary>
    public static List<RecordedAddress> ReadAll(string folder)
    {
        var details = new Dictionary<string, IReadOnlyList<RecordedRow>>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "authors_2_details_hierarchy.jsonl")))
        {
            using var record = JsonDocument.Parse(line);
            using var body = JsonDocument.Parse(record.RootElement.GetProperty("body").GetString()!);
            if (body.RootElement.TryGetProperty("address", out var rows) && record.RootElement.TryGetProperty("id", out var id))
                details[id.GetString()!] = [.. rows.EnumerateArray().Where(row => row.TryGetProperty("osm_id", out var osm) && osm.ValueKind == JsonValueKind.Number).Select(RecordedRow.Parse)];
        }

        using var points = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "points.json")));
        return
        [
            .. from point in points.RootElement.EnumerateArray()
               let id = point.GetProperty("id").GetString()!
               select new RecordedAddress(id, point.GetProperty("region").GetString()!, point.GetProperty("lat").GetDouble(), point.GetProperty("lon").GetDouble(), details.GetValueOrDefault(id, [])),
        ];
    }
}
