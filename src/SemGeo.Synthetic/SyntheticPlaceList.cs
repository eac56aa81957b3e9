namespace SemGeo.Synthetic;

/// <summary>Places given by hand.</summary>
/// <param name="version">A name for the list, part of a set's provenance.</param>
/// <param name="places">The places.</param>
public sealed class SyntheticPlaceList(string version, IReadOnlyList<SyntheticPlace> places) : ISyntheticPlaceSource
{
    /// <inheritdoc/>
    public string Version { get; } = version;

    /// <inheritdoc/>
    public IEnumerable<SyntheticPlace> Places { get; } = places;
}
