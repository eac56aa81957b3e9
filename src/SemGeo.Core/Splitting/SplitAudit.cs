using SemGeo.Geography;
using SemGeo.Geography.S2;

namespace SemGeo.Splitting;

/// <summary>
/// Looks at a finished split, photo by photo, without trusting the plan that made it: which cells and groups occur in more than one part, and
/// how near training photos come to the others.
/// </summary>
/// <remarks>Keeps the different positions of the photos: 24 bytes each, and as much again while the nearest is searched.</remarks>
public sealed class SplitAudit
{
    private const int Kept = (int)SplitPart.LeftOut;

    private readonly SplitPlan _plan;
    private readonly Dictionary<ulong, byte> _cells = [];
    private readonly Dictionary<string, byte> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> _groupsBySpan;
    private readonly HashSet<GeoCoordinate>[] _positions = [[], [], []];
    private readonly long[] _photos = new long[Kept + 1];
    private bool _hasGroups;

    /// <summary>Creates an audit.</summary>
    /// <param name="plan">The plan, for what was asked for.</param>
    public SplitAudit(SplitPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        _groupsBySpan = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a photo to the part in which it was put.</summary>
    public void Add(SplitPart part, GeoCoordinate coordinate, ReadOnlySpan<char> group = default)
    {
        _photos[(int)part]++;
        if (part == SplitPart.LeftOut)
            return;
        var bit = (byte)(1 << (int)part);
        if (coordinate.IsValid)
        {
            _positions[(int)part].Add(coordinate);
            var cell = S2CellId.From(coordinate, _plan.Options.CellLevel ?? SplitConstants.CellLevel).Id;
            _cells[cell] = (byte)(_cells.GetValueOrDefault(cell) | bit);
        }

        if (group.IsWhiteSpace())
            return;
        _hasGroups = true;
        group = group.Trim();
        _groupsBySpan[group] = (byte)(_groupsBySpan.TryGetValue(group, out var bits) ? bits | bit : bit);
    }

    /// <summary>Says what was found.</summary>
    public SplitReport Report()
    {
        var total = _photos.Sum();
        var options = _plan.Options;
        double[] wanted = [1 - options.TestFraction - options.ValidationFraction, options.ValidationFraction, options.TestFraction, double.NaN];
        var parts = Enum.GetValues<SplitPart>()
            .Where(part => _photos[(int)part] > 0 || wanted[(int)part] > 0)
            .Select(part => new SplitPartSummary(
                part, _photos[(int)part], total == 0 ? 0 : _photos[(int)part] / (double)total, wanted[(int)part], CountOf(_cells.Values, part), CountOf(_groups.Values, part)))
            .ToArray();
        var (nearest, near) = Nearest();
        return new SplitReport(options, _plan, parts, CountShared(_cells.Values), _hasGroups ? CountShared(_groups.Values) : null, nearest, near);
    }

    private static int CountOf(IEnumerable<byte> parts, SplitPart part) => part == SplitPart.LeftOut ? 0 : parts.Count(bits => (bits & (1 << (int)part)) != 0);

    private static int CountShared(IEnumerable<byte> parts) => parts.Count(bits => (bits & (bits - 1)) != 0);

    private (double NearestKm, int Near) Nearest()
    {
        var training = new SphereIndex(_positions[(int)SplitPart.Training]);
        var (nearest, near) = (double.PositiveInfinity, 0);
        foreach (var position in _positions[(int)SplitPart.Validation].Concat(_positions[(int)SplitPart.Test]))
        {
            var distance = training.NearestKm(position, Math.Max(nearest, SplitConstants.NearKm));
            nearest = Math.Min(nearest, distance);
            if (distance <= SplitConstants.NearKm)
                near++;
        }

        return (nearest, near);
    }
}
