namespace SemGeo.Geocoding.Osm;

/// <summary>What was read of an extract, and what was left out of it.</summary>
public sealed record OsmExtractReport
{
    private const int Named = 10;

    /// <summary>When the data was taken from OpenStreetMap, where the file says so.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Nodes in the file.</summary>
    public long Nodes { get; init; }

    /// <summary>Ways in the file.</summary>
    public long Ways { get; init; }

    /// <summary>Relations in the file.</summary>
    public long Relations { get; init; }

    /// <summary>Whether ways have the positions of their nodes ("LocationsOnWays"), so that nodes without tags are not in the file.</summary>
    public bool HasPositionsInWays { get; init; }

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

    /// <summary>A line about the administrative boundaries that are not complete in the file because the extract was cut, with their number and at most ten names; null where there are none.</summary>
    public string? CutBoundaries
    {
        get
        {
            var cut = SkippedAreas.Where(area => area is { IsCut: true, IsBoundary: true }).ToList();
            return cut.Count == 0 ? null : string.Create(
                null, $"{cut.Count} administrative boundaries are incomplete in the extract, which was cut across them, and are not in addresses or only in part: {Names(cut)}. A larger extract has them whole.");
        }
    }

    /// <summary>A line about the administrative boundaries that are broken in the data itself, with their number, at most ten names and the first one's reason; null where there are none.</summary>
    public string? BrokenBoundaries
    {
        get
        {
            var broken = SkippedAreas.Where(area => area is { IsCut: false, IsBoundary: true }).ToList();
            return broken.Count == 0 ? null : string.Create(
                null, $"{broken.Count} administrative boundaries are broken in the data, and are not in addresses or only in part: {Names(broken)}. Of the first one: {broken[0].Reason}.");
        }
    }

    private static string Names(List<OsmSkippedArea> areas) =>
        string.Join(", ", areas.Take(Named).Select(area => area.Name is null ? area.Id : $"{area.Name} ({area.Id})")) + (areas.Count > Named ? string.Create(null, $" and {areas.Count - Named} more") : "");

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        null,
        $"{Nodes} nodes, {Ways} ways, {Relations} relations; {AdministrativeAreas} administrative areas, {Places} places, {Streets} streets, {Objects} other objects; {SkippedAreas.Count} areas broken or incomplete");
}
