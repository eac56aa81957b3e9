namespace SemGeo.Synthetic;

/// <summary>Where Synthetic Earth takes its places from: the embedded gazetteer, or a list.</summary>
/// <remarks>Read once, by one thread, when a <see cref="SyntheticEarth"/> is made. The order of the places does not matter.</remarks>
public interface ISyntheticPlaceSource
{
    /// <summary>The name and version of the data, part of a set's provenance.</summary>
    string Version { get; }

    /// <summary>The places.</summary>
    IEnumerable<SyntheticPlace> Places { get; }
}
