using System.Globalization;

namespace SemGeo.Vision.Imaging;

/// <summary>What became of the positions of a collection's photos: how many of each kind, and the first of each.</summary>
public sealed class PhotoPositionReport
{
    private readonly Dictionary<PositionStatus, int> _counts = [];
    private readonly Dictionary<PositionStatus, string> _first = [];
    private string? _firstConflict;

    /// <summary>The photos that were looked at.</summary>
    public int Photos { get; private set; }

    /// <summary>The photos whose position is written in two places, more than a kilometer apart.</summary>
    public int Conflicts { get; private set; }

    /// <summary>How many photos there are of a kind.</summary>
    public int Count(PositionStatus status) => _counts.GetValueOrDefault(status);

    /// <summary>A line for each kind that there is, but for <see cref="PositionStatus.Read"/> and <see cref="PositionStatus.None"/>.</summary>
    public IEnumerable<string> Problems()
    {
        if (Count(PositionStatus.Unreadable) > 0)
            yield return Line(PositionStatus.Unreadable, "have a position that cannot be read");
        if (Count(PositionStatus.OutOfRange) > 0)
            yield return Line(PositionStatus.OutOfRange, "have a position out of range");
        if (Count(PositionStatus.Zero) > 0)
            yield return Line(PositionStatus.Zero, "have the position 0, 0, which receivers without a fix write,");
        if (Conflicts > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{Conflicts} of {Photos} photos have two positions that contradict each other; the first is {_firstConflict}");
    }

    /// <summary>How many photos have a position and how many have none, and <see cref="Problems"/>.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine, Problems().Prepend(string.Create(CultureInfo.InvariantCulture, $"{Count(PositionStatus.Read)} of {Photos} photos have a position, {Count(PositionStatus.None)} have none")));

    /// <summary>Counts a photo.</summary>
    /// <param name="id">What it is called.</param>
    /// <param name="position">What became of its position.</param>
    public void Add(string id, PhotoPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        Photos++;
        _counts[position.Status] = Count(position.Status) + 1;
        if (position.Reason is not null)
            _first.TryAdd(position.Status, $"{id}: {position.Reason}");
        if (position.Conflict is null)
            return;
        Conflicts++;
        _firstConflict ??= $"{id}: {position.Conflict}";
    }

    private string Line(PositionStatus status, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{Count(status)} of {Photos} photos {what} and count as missing; the first is {_first.GetValueOrDefault(status, "unknown")}");
}
