namespace SemGeo.Vision.Input;

/// <summary>The photos that one of several processes takes: every <paramref name="Count"/>-th of a sequence that all of them go through.</summary>
/// <param name="Index">The process, from 0.</param>
/// <param name="Count">The number of processes.</param>
internal readonly record struct PhotoShare(int Index, int Count)
{
    /// <summary>All photos.</summary>
    public static PhotoShare Whole { get; } = new(0, 1);

    /// <summary>Whether there are other shares.</summary>
    public bool IsPart => Count > 1;

    /// <summary>The share of photos.</summary>
    public PhotoExample[] Of(PhotoExample[] examples)
    {
        if (!IsPart)
            return examples;
        var own = new PhotoExample[(examples.Length - Index + Count - 1) / Count];
        for (var i = 0; i < own.Length; i++)
            own[i] = examples[Index + i * Count];
        return own;
    }
}

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
