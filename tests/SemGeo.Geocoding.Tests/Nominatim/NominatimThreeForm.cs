using System.Text.Json.Nodes;

namespace SemGeo.Geocoding.Tests.Nominatim;

/// <summary>
/// Recorded answers in the form of Nominatim 3.x, by rule: rows without an OSM id have null in place of missing keys; empty objects are empty lists; ids and levels are text, truth values "t" and "f";
/// reverse and search answers have no name, only display_name.
/// </summary>
internal static class NominatimThreeForm
{
    private static readonly string[] Texts = ["osm_id", "place_id", "admin_level"];

    public static string Of(string path, string body)
    {
        var json = JsonNode.Parse(body)!;
        if (path.StartsWith("/details", StringComparison.Ordinal))
        {
            Change(json.AsObject());
            foreach (var row in json["address"]!.AsArray())
            {
                foreach (var key in new[] { "osm_type", "osm_id", "place_id", "admin_level" })
                    if (!row!.AsObject().ContainsKey(key))
                        row[key] = null;
                Change(row!.AsObject());
            }
        }
        else
        {
            foreach (var place in json is JsonArray list ? list.ToArray() : [json])
            {
                place!.AsObject().Remove("name");
                Change(place.AsObject());
            }
        }

        return json.ToJsonString();
    }

    private static void Change(JsonObject json)
    {
        foreach (var key in Texts)
            if (json[key] is JsonValue value)
                json[key] = value.ToString();
        foreach (var key in new[] { "isarea", "isaddress" })
            if (json[key] is JsonValue value)
                json[key] = value.GetValue<bool>() ? "t" : "f";
        foreach (var (key, _) in json.Where(pair => pair.Value is JsonObject { Count: 0 }).ToArray())
            json[key] = new JsonArray();
    }
}
