using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Numerics;

namespace SemGeo.Splitting;

/// <summary>Which photos of a collection go where. Immutable, so that threads may share it.</summary>
public sealed class SplitPlan
{
    private readonly SplitOptions _options;
    private readonly Dictionary<ulong, SplitPart> _cells;
    private readonly Dictionary<string, SplitPart> _groups;
    private readonly Dictionary<string, SplitPart>.AlternateLookup<ReadOnlySpan<char>> _groupsBySpan;
    private readonly SphereIndex? _heldOut;

    internal SplitPlan(SplitOptions options, Dictionary<ulong, SplitPart> cells, Dictionary<string, SplitPart> groups, int units, double largestUnit, SphereIndex? heldOut = null)
    {
        _options = options;
        _cells = cells;
        _groups = groups;
        _groupsBySpan = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        _heldOut = heldOut;
        (Units, LargestUnit) = (units, largestUnit);
    }

    /// <summary>How many units were shared out whole: cells, groups, or what photos join of them.</summary>
    public int Units { get; }

    /// <summary>The share of the photos in the largest unit, 0 to 1: no part that is to be smaller can hold it.</summary>
    public double LargestUnit { get; }

    /// <summary>Whether <see cref="WithGap"/> must be called before the plan keeps the distance that was asked for.</summary>
    public bool NeedsGap => _options.GapKm > 0 && _heldOut is null;

    internal SplitOptions Options => _options;

    /// <summary>The fold that is tested with, of so many; null where the shares of the options decide.</summary>
    internal (int Index, int Count)? Fold { get; init; }

    /// <summary>The part of a photo.</summary>
    /// <param name="coordinate">Its position.</param>
    /// <param name="group">Its group.</param>
    /// <param name="row">What identifies its row: decides for a photo without position and group.</param>
    /// <returns>The part; left out where cell and group disagree, where the plan has not seen them, and within the gap.</returns>
    public SplitPart PartOf(GeoCoordinate coordinate, ReadOnlySpan<char> group, ulong row)
    {
        var part = PlannedPartOf(coordinate, group, row);
        return part == SplitPart.Training && _heldOut is not null && coordinate.IsValid && _heldOut.HasWithin(coordinate, _options.GapKm) ? SplitPart.LeftOut : part;
    }

    /// <summary>The same plan, with training photos left out that lie within the gap of a photo held out.</summary>
    /// <param name="heldOut">The positions of all validation and test photos of this plan.</param>
    public SplitPlan WithGap(IEnumerable<GeoCoordinate> heldOut)
    {
        ArgumentNullException.ThrowIfNull(heldOut);
        return new SplitPlan(_options, _cells, _groups, Units, LargestUnit, new SphereIndex(heldOut)) { Fold = Fold };
    }

    private SplitPart PlannedPartOf(GeoCoordinate coordinate, ReadOnlySpan<char> group, ulong row)
    {
        SplitPart? ofCell = _options.CellLevel is { } level && coordinate.IsValid
            ? _cells.TryGetValue(S2CellId.From(coordinate, level).Id, out var cell) ? cell : SplitPart.LeftOut
            : null;
        SplitPart? ofGroup = group.IsWhiteSpace() ? null : _groupsBySpan.TryGetValue(group.Trim(), out var known) ? known : SplitPart.LeftOut;
        return (ofCell, ofGroup) switch
        {
            ({ } a, { } b) => a == b ? a : SplitPart.LeftOut,
            ({ } a, null) => a,
            (null, { } b) => b,
            _ => PartOfLoose(row),
        };
    }

    private SplitPart PartOfLoose(ulong row)
    {
        var at = SplitMix64.ToUnit(SplitMix64.Mix(SplitMix64.Mix((ulong)(_options.Seed ?? SplitConstants.Seed)) ^ row));
        if (Fold is { } fold)
            return (int)(at * fold.Count) == fold.Index ? SplitPart.Test : SplitPart.Training;
        return at < _options.TestFraction ? SplitPart.Test : at < _options.TestFraction + _options.ValidationFraction ? SplitPart.Validation : SplitPart.Training;
    }
}
