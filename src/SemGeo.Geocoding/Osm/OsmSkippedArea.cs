namespace SemGeo.Geocoding.Osm;

/// <summary>A relation or way that is not, or only in part, an area here.</summary>
/// <param name="Id">Its id: "R365307".</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="IsPartial">Whether its closed rings are used all the same.</param>
public sealed record OsmSkippedArea(string Id, string? Name, string Reason, bool IsPartial)
{
    /// <summary>Whether parts of it are not in the file, as at the edge of an extract.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether it is an administrative boundary.</summary>
    public bool IsBoundary { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}{(Name is null ? "" : $" ({Name})")}: {Reason}{(IsPartial ? "; its closed rings are used" : "; skipped")}";
}
