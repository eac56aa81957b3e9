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

    /// <summary>Starts a pass in an order that depends on the seed and the epoch alone, where the source can change its order cheaply (by whole shards); else in the source's order.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="epoch">The pass, from 0.</param>
    /// <param name="cancellationToken">Ends the pass with an <see cref="OperationCanceledException"/>.</param>
    IEnumerable<PhotoExample> Read(int seed, int epoch, CancellationToken cancellationToken = default) => Read(cancellationToken);
}

/// <summary>A collection of photos that is listed in memory (the images need not be).</summary>
/// <param name="examples">The photos; not copied.</param>
public sealed class PhotoList(IReadOnlyList<PhotoExample> examples) : IPhotoSource
{
    /// <inheritdoc/>
    public long? Count => examples.Count;

    /// <inheritdoc/>
    public string? Fingerprint => CollectionFingerprint.Of(examples);

    /// <inheritdoc/>
    public IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default)
    {
        foreach (var example in examples)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return example;
        }
    }
}
