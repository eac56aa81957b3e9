using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.Geography.S2;
using SemGeo.Numerics;

namespace SemGeo.Splitting;

/// <summary>
/// Plans how to split a collection: add the place and the group (author, album, sequence) of every photo in one pass, then
/// <see cref="Build"/>.
/// </summary>
/// <remarks>
/// Memory grows with the different pairs of cell and group, not with the photos. The plan does not depend on the order of the photos. Not
/// safe for several threads at once.
/// </remarks>
public sealed class SplitPlanner
{
    private const int None = -1;

    private readonly SplitOptions _options;
    private readonly Dictionary<ulong, int> _cells = [];
    private readonly Dictionary<string, int> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _groupsBySpan;
    private readonly Dictionary<(int Cell, int Group), int> _pairs = [];
    private int _loose;

    /// <summary>Creates a planner.</summary>
    /// <param name="options">Null for the defaults. Copied.</param>
    /// <exception cref="ArgumentException">Options are wrong; the message names all errors.</exception>
    public SplitPlanner(SplitOptions? options = null)
    {
        _options = options?.Copy() ?? new SplitOptions();
        _options.Validate();
        _groupsBySpan = _groups.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a photo.</summary>
    /// <param name="coordinate">Its position; one that is missing or out of range ties it to no cell.</param>
    /// <param name="group">Its author or other group; empty where it has none.</param>
    public void Add(GeoCoordinate coordinate, ReadOnlySpan<char> group = default)
    {
        var cell = _options.CellLevel is { } level && coordinate.IsValid ? NumberOf(S2CellId.From(coordinate, level).Id) : None;
        var author = group.IsWhiteSpace() ? None : NumberOf(group.Trim());
        if (cell == None && author == None)
        {
            _loose = checked(_loose + 1);
            return;
        }

        ref var photos = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (cell, author), out _);
        photos = checked(photos + 1);
    }

    /// <summary>Assigns every cell and every group to a part.</summary>
    /// <exception cref="SplitException">No photo was added, or a part would be empty; the message says why.</exception>
    public SplitPlan Build()
    {
        ThrowIfNothingToSplit();
        var joined = Join();
        var parts = new SplitShares(joined.Photos, _options).Assign(joined.Sizes, joined.Hashes);
        var (cells, groups) = joined.PartsOf(parts);
        RequireFilled(joined, joined.KeptOf(cells, groups));
        return PlanOf(_options, joined, cells, groups, null);
    }

    /// <summary>
    /// Plans a cross-validation: every cell and every group is in one of several folds of about the same number of photos, and each plan tests with one of them and trains with all others. The shares of
    /// the options have no meaning here.
    /// </summary>
    /// <param name="folds">The number of folds, 2 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="folds"/> is less than 2.</exception>
    /// <exception cref="SplitException">No photo was added, or a fold would be empty; the message says why.</exception>
    public IReadOnlyList<SplitPlan> BuildFolds(int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        ThrowIfNothingToSplit();
        var joined = Join();
        var (cells, groups) = joined.FoldsOf(AssignFolds(joined, folds), folds);
        var options = _options.Copy();
        (options.TestFraction, options.ValidationFraction) = (1.0 / folds, 0);
        return [.. Enumerable.Range(0, folds).Select(fold =>
        {
            var (cellParts, groupParts) = (Array.ConvertAll(cells, PartIn), Array.ConvertAll(groups, PartIn));
            var kept = joined.KeptOf(cellParts, groupParts);
            if (kept[(int)SplitPart.Test] == 0 || kept[(int)SplitPart.Training] == 0)
                throw new SplitException($"Fold {fold + 1} of {folds} would have nothing to test or to train with: {joined.Photos} photos form {joined.Sizes.Count(size => size > 0)} units that may not be divided, the largest of {joined.Sizes.Max()} photos. Use fewer folds, smaller cells, or add photos of other places.");
            return PlanOf(options, joined, cellParts, groupParts, (fold, folds));

            SplitPart PartIn(int of) => of == fold ? SplitPart.Test : SplitPart.Training;
        })];
    }

    // The largest unit first, each to the fold with the fewest photos so far; the hash decides among equals.
    private static int[] AssignFolds(SplitUnits units, int folds)
    {
        var sizes = new long[folds];
        var assigned = new int[units.Sizes.Length];
        foreach (var unit in Enumerable.Range(0, assigned.Length).OrderByDescending(unit => units.Sizes[unit]).ThenBy(unit => units.Hashes[unit]))
        {
            assigned[unit] = Array.IndexOf(sizes, sizes.Min());
            sizes[assigned[unit]] += units.Sizes[unit];
        }

        return assigned;
    }

    private void ThrowIfNothingToSplit()
    {
        if (_pairs.Count > 0)
            return;
        throw new SplitException(_loose == 0
            ? "There is no photo to split."
            : $"None of the {_loose} photos has a usable position or a group, so that nothing tells which photos belong together: check the names of the columns.");
    }

    private SplitUnits Join()
    {
        var (cellHashes, groupHashes) = (new ulong[_cells.Count], new ulong[_groups.Count]);
        var seed = SplitMix64.Mix((ulong)(_options.Seed ?? SplitConstants.Seed));
        foreach (var (id, number) in _cells)
            cellHashes[number] = SplitMix64.Mix(seed ^ id);
        foreach (var (name, number) in _groups)
            groupHashes[number] = SplitMix64.Mix(seed + StableHash.Of(name));
        return new SplitUnits(_pairs, cellHashes, groupHashes, join: _options.Conflicts == SplitConflicts.KeepTogether);
    }

    private SplitPlan PlanOf(SplitOptions options, SplitUnits joined, SplitPart[] cells, SplitPart[] groups, (int Index, int Count)? fold) => new(
        options, _cells.ToDictionary(pair => pair.Key, pair => cells[pair.Value]), _groups.ToDictionary(pair => pair.Key, pair => groups[pair.Value], StringComparer.Ordinal),
        joined.Sizes.Count(size => size > 0), joined.Sizes.Max() / (double)joined.Photos) { Fold = fold };

    private void RequireFilled(SplitUnits joined, long[] kept)
    {
        foreach (var (part, fraction) in new[] { (SplitPart.Training, 1.0), (SplitPart.Validation, _options.ValidationFraction), (SplitPart.Test, _options.TestFraction) })
        {
            if (fraction == 0 || kept[(int)part] > 0)
                continue;
            throw new SplitException(
                $"The {part} part would be empty: {joined.Photos} photos form {joined.Sizes.Count(size => size > 0)} units that may not be divided, the largest of {joined.Sizes.Max()} photos. "
                + (_options.Conflicts == SplitConflicts.KeepTogether && _options.CellLevel is not null && _groups.Count > 0
                    ? "Authors who photographed in many cells join them: leave conflicting photos out (SplitConflicts.LeaveOut), or use smaller cells."
                    : "Use smaller cells, or add photos of other places."));
        }
    }

    private int NumberOf(ulong cell)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, cell, out var known);
        return known ? number : number = _cells.Count - 1;
    }

    private int NumberOf(ReadOnlySpan<char> group)
    {
        if (_groupsBySpan.TryGetValue(group, out var number))
            return number;
        _groups.Add(group.ToString(), _groups.Count);
        return _groups.Count - 1;
    }
}
