namespace SemGeo.Partitioning.Authors;

/// <summary>An id in a table of cells that cannot be what was written once.</summary>
/// <param name="File">The table's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Id">What stands there.</param>
/// <param name="Suggestion">What may have stood there; null where nothing fits.</param>
public sealed record AuthorsDamagedId(string File, long Line, string Id, string? Suggestion)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line} '{Id}'" + (Suggestion is null ? "" : $" (perhaps '{Suggestion}')");
}
