namespace SemGeo.Geocoding.Osm.Extract;

/// <summary>What the tags of an object say.</summary>
internal sealed class OsmAttributes
{
    /// <summary>The key of its main tag.</summary>
    public required string Key { get; init; }

    /// <summary>The value of its main tag.</summary>
    public required string Value { get; init; }

    /// <summary>Its name in the wished language, else its own, else what stands for one; null where it has none.</summary>
    public string? Name { get; init; }

    /// <summary>The tag "name" alone, by which boundaries and place nodes are matched.</summary>
    public string? PlainName { get; init; }

    /// <summary>The administrative level; 15 where it has none.</summary>
    public int AdminLevel { get; init; } = OsmFeature.NoAdminLevel;

    /// <summary>Whether it has a house number or house name.</summary>
    public bool HasHouse { get; init; }

    /// <summary>Whether it has any tag of an address.</summary>
    public bool HasAddress { get; init; }

    /// <summary>The street that its address names.</summary>
    public string? Street { get; init; }

    /// <summary>The place that its address names instead of a street.</summary>
    public string? PlaceOfAddress { get; init; }

    /// <summary>The tag "place" of a boundary, or the value of a place.</summary>
    public string? Place { get; init; }

    /// <summary>Whether it is a capital.</summary>
    public bool IsCapital { get; init; }

    /// <summary>The lower-case ISO 3166-1 code of a country.</summary>
    public string? CountryCode { get; init; }

    /// <summary>The Wikidata item.</summary>
    public string? Wikidata { get; init; }

    /// <summary>The Wikipedia article with its language.</summary>
    public string? Wikipedia { get; init; }

    /// <summary>The number of inhabitants.</summary>
    public long? Population { get; init; }
}
