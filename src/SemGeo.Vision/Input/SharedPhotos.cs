namespace SemGeo.Vision.Input;

/// <summary>A share of a collection, in its order and with its rows.</summary>
internal sealed class SharedPhotos(IPhotoSource source, PhotoShare share) : IPhotoSource
{
    /// <inheritdoc/>
    public long? Count => source.Count is { } count ? (count - share.Index + share.Count - 1) / share.Count : null;

    /// <inheritdoc/>
    public IEnumerable<PhotoExample> Read(CancellationToken cancellationToken = default)
    {
        long next = 0;
        foreach (var example in source.Read(cancellationToken))
        {
            if (next++ % share.Count == share.Index)
                yield return example;
        }
    }
}
