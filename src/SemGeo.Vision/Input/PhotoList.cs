namespace SemGeo.Vision.Input;

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
