namespace SemGeo.Vision.Input;

/// <summary>A collection of photos that can be read any number of times.</summary>
/// <remarks>One thread reads at a time, but not always the same one. A pass may be left before its end.</remarks>
public interface IPhotoSource
{
    /// <summary>The number of photos, or null where only a pass could tell.</summary>
    long? Count { get; }

    /// <summary>A text that is another one when rows, labels or coordinates of the collection are others; null where that is not known. A training run
    /// is resumed only on the collection that it was started with.</summary>
    string? Fingerprint => null;

    /// <summary>Starts a pass over all photos, in the source's order: the same in every pass.</summary>
    /// <param name="cancellationToken">Ends the pass with an <see cref="OperationCanceledException"/>.</param>
    IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default);
}
