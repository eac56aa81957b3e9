namespace SemGeo.Vision.Input;

/// <summary>The images that were left out: all counted, the first of them listed.</summary>
/// <remarks>A row counts once, however many passes met it. Safe for use by several threads at once.</remarks>
public sealed class BadImageLog
{
    /// <summary>How many images are listed at most.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<long> _rows = [];
    private readonly List<BadImage> _listed = [];
    private int _told;

    /// <summary>The number of images left out.</summary>
    public long Count
    {
        get
        {
            lock (_lock)
                return _rows.Count;
        }
    }

    /// <summary>The images left out, in the order in which they were met: the first <see cref="Capacity"/>.</summary>
    public IReadOnlyList<BadImage> Listed
    {
        get
        {
            lock (_lock)
                return [.. _listed];
        }
    }

    /// <summary>Takes over what an earlier part of the same run had listed.</summary>
    internal void Restore(IEnumerable<BadImage> images)
    {
        foreach (var image in images)
            Add(image);
    }

    /// <summary>The images that were listed since the last call.</summary>
    internal IReadOnlyList<BadImage> TakeNew()
    {
        lock (_lock)
        {
            BadImage[] images = [.. _listed.Skip(_told)];
            _told = _listed.Count;
            return images;
        }
    }

    /// <summary>Counts an image, and lists it where there is room.</summary>
    internal void Add(BadImage image)
    {
        lock (_lock)
        {
            if (_rows.Add(image.Row) && _listed.Count < Capacity)
                _listed.Add(image);
        }
    }
}

/// <summary>An image that could not be used.</summary>
/// <param name="Row">Its row in the source.</param>
/// <param name="Path">Its file, where it has one.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record BadImage(long Row, string? Path, string Reason);

/// <summary>What to do with an image that cannot be read or decoded.</summary>
public enum BadImagePolicy
{
    /// <summary>Stop with a <see cref="BadImageException"/>.</summary>
    Throw,

    /// <summary>Leave the image out; it is counted and listed in <see cref="BadImageLog"/>.</summary>
    Skip,
}

/// <summary>An image could not be used, and <see cref="BadImagePolicy.Throw"/> is set.</summary>
/// <param name="image">The image and the reason.</param>
/// <param name="innerException">The error of the decoder or the file system.</param>
public sealed class BadImageException(BadImage image, Exception? innerException = null)
    : Exception(
        $"The image of row {image.Row} ({image.Path ?? "given as bytes"}) cannot be used: {image.Reason} Repair or remove it, or set OnBadImage to Skip to leave such images out and have them listed.",
        innerException)
{
    /// <summary>The image and the reason.</summary>
    public BadImage Image { get; } = image;
}

/// <summary>A pass over a collection found images, and not one of them could be used.</summary>
/// <param name="log">What was wrong with them.</param>
public sealed class NoUsableImageException(BadImageLog log)
    : Exception($"None of the {log.Count} images could be used. The first: row {log.Listed[0].Row} ({log.Listed[0].Path ?? "given as bytes"}): {log.Listed[0].Reason}")
{
    /// <summary>The images and the reasons.</summary>
    public BadImageLog Log { get; } = log;
}
