using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SemGeo.Geocoding.Osm.Pbf;

namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>Finds in the tags of an object what addresses need, and keeps equal strings once.</summary>
internal sealed class TagReader(string? language)
{
    private readonly Dictionary<string, string> _pool = new(StringComparer.Ordinal);
    private readonly string? _languageKey = language is null ? null : $"name:{language}";

    /// <summary>Reads the tags.</summary>
    /// <returns>What they say, or null where the object can be no part of an address.</returns>
    public OsmAttributes? Read(in TagList tags, OsmKinds kind, out MainTags.Reason reason)
    {
        reason = MainTags.Reason.None;
        if (tags.Count == 0)
            return null;
        var (name, plainName, rank) = (default(string), default(string), int.MaxValue);
        var isNamed = false;
        var hasHouse = false;
        var hasAddress = false;
        for (var i = 0; i < tags.Count; i++)
        {
            var key = tags.Key(i);
            if (key == "name")
                plainName = tags.Value(i);
            var nameRank = NameRank(key);
            isNamed |= nameRank < 20;
            if (nameRank < rank && tags.Value(i).Length > 0)
                (name, rank) = (tags.Value(i), nameRank);
            if (key.StartsWith("addr:", StringComparison.Ordinal))
            {
                hasAddress |= key is "addr:housenumber" or "addr:street" or "addr:place" or "addr:conscriptionnumber" or "addr:streetnumber";
                hasHouse |= key is "addr:housenumber" or "addr:housename" or "addr:conscriptionnumber" or "addr:streetnumber";
            }
        }

        var (best, seen) = (-1, 0);
        for (var i = 0; i < tags.Count; i++)
        {
            // What looks for other tags is judged once: a key stands once, but in files made to exhaust their reader.
            var bit = tags.Key(i) switch { "highway" => 1, "tourism" => 2, "information" => 4, _ => 0 };
            if ((seen & bit) != 0)
                continue;
            seen |= bit;
            var judged = MainTags.Judge(tags.Key(i), tags.Value(i), tags, kind, isNamed);
            if (judged > reason)
                (best, reason) = (i, judged);
        }

        if (!hasHouse && (reason == MainTags.Reason.None || (reason == MainTags.Reason.Building && !isNamed)))
            return null;
        var (mainKey, mainValue) = best >= 0 ? (tags.Key(best), tags.Value(best)) : ("place", "house");
        if (best < 0)
            reason = MainTags.Reason.Building;
        return new OsmAttributes
        {
            Key = Pooled(mainKey),
            Value = Pooled(mainValue),
            Name = reason == MainTags.Reason.Street ? Pooled(name) : name,
            PlainName = reason is MainTags.Reason.Place or MainTags.Reason.Boundary ? plainName : null,
            AdminLevel = reason == MainTags.Reason.Boundary && int.TryParse(tags.Find("admin_level"), CultureInfo.InvariantCulture, out var level) ? level : OsmFeature.NoAdminLevel,
            HasHouse = hasHouse,
            HasAddress = hasAddress,
            Street = hasAddress ? Pooled(tags.Find("addr:street")) : null,
            PlaceOfAddress = hasAddress ? Pooled(tags.Find("addr:place")) : null,
            Place = Pooled(tags.Find("place")),
            IsCapital = tags.Find("capital") == "yes",
            CountryCode = reason == MainTags.Reason.Boundary ? Pooled(CountryCode(tags)) : null,
            Wikidata = tags.Find("wikidata"),
            Wikipedia = tags.Find("wikipedia"),
            Population = long.TryParse(tags.Find("population"), CultureInfo.InvariantCulture, out var population) ? population : null,
        };
    }

    /// <summary>How well a tag serves as a name: the lower the better, 20 and more for what is only a makeshift.</summary>
    private int NameRank(string key)
    {
        if (key == _languageKey)
            return 0;
        return key switch
        {
            "name" => 1,
            "brand" => 2,
            "official_name" => 3,
            "int_name" => 4,
            "short_name" or "loc_name" or "reg_name" or "alt_name" or "place_name" => 5,
            "old_name" => 6,
            "ref" => 20,
            "int_ref" or "nat_ref" or "reg_ref" or "loc_ref" => 21,
            "iata" or "icao" or "faa" => 22,
            "addr:housename" => 23,
            _ when key.StartsWith("name:", StringComparison.Ordinal) && key is not ("name:full" or "name:signed") && !key.StartsWith("name:etymology", StringComparison.Ordinal) => 7,
            _ => int.MaxValue,
        };
    }

    private static string? CountryCode(in TagList tags) =>
        (tags.Find("ISO3166-1:alpha2") ?? tags.Find("ISO3166-1") ?? tags.Find("country_code")) is { Length: 2 } code ? code.ToLowerInvariant() : null;

    [return: NotNullIfNotNull(nameof(text))]
    private string? Pooled(string? text)
    {
        if (text is null)
            return null;
        if (!_pool.TryGetValue(text, out var kept))
            _pool.Add(text, kept = text);
        return kept;
    }
}
