namespace SemGeo.Geocoding;

/// <summary>What was read of an extract, and what was left out of it.</summary>
public sealed record OsmExtractReport
{
    /// <summary>When the data was taken from OpenStreetMap, where the file says so.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Nodes in the file.</summary>
    public long Nodes { get; init; }

    /// <summary>Ways in the file.</summary>
    public long Ways { get; init; }

    /// <summary>Relations in the file.</summary>
    public long Relations { get; init; }

    /// <summary>Administrative areas with a complete outline.</summary>
    public int AdministrativeAreas { get; init; }

    /// <summary>Places: nodes and areas of cities, villages, suburbs and the like.</summary>
    public int Places { get; init; }

    /// <summary>Streets and paths.</summary>
    public int Streets { get; init; }

    /// <summary>Other objects that addresses may begin with.</summary>
    public int Objects { get; init; }

    /// <summary>Areas with open or crossing rings or missing members, by id.</summary>
    public IReadOnlyList<OsmSkippedArea> SkippedAreas { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        null,
        $"{Nodes} nodes, {Ways} ways, {Relations} relations; {AdministrativeAreas} administrative areas, {Places} places, {Streets} streets, {Objects} other objects; {SkippedAreas.Count} areas broken or incomplete");
}
