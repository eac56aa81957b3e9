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
