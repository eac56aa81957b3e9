namespace SemGeo.Geocoding.Embedded;

/// <summary>A location whose address is another in the embedded gazetteer than it was in an earlier version of its data.</summary>
/// <param name="Id">The location's id.</param>
/// <param name="Before">Its address then, as ids fine to coarse, joined by ", ".</param>
/// <param name="Now">Its address today; null where the id is gone.</param>
public sealed record GazetteerChange(string Id, string Before, string? Now)
{
    /// <inheritdoc/>
    public override string ToString() => Now is null ? $"{Id} is gone (it was {Before})" : $"{Id} was {Before} and is {Now}";
}
