using System.Globalization;
using SemGeo.Tables;

namespace SemGeo.Splitting;

/// <summary>What came of a split: the parts, and whether anything leaks between them.</summary>
public sealed class SplitReport
{
    private readonly SplitOptions _options;

    internal SplitReport(SplitOptions options, SplitPlan plan, IReadOnlyList<SplitPartSummary> parts, int sharedCells, int? sharedGroups, double nearestKm, int near)
    {
        _options = options;
        Parts = parts;
        SharedCells = sharedCells;
        SharedGroups = sharedGroups;
        NearestKm = nearestKm;
        NearPositions = near;
        Units = plan.Units;
        LargestUnit = plan.LargestUnit;
        Warnings = [.. WarningsOf()];
    }

    /// <summary>The parts that were asked for or that hold photos.</summary>
    public IReadOnlyList<SplitPartSummary> Parts { get; }

    /// <summary>S2 cells (of the options' level) with photos in more than one part: 0 unless cells were left out of account.</summary>
    public int SharedCells { get; }

    /// <summary>Groups with photos in more than one part: 0; null where no photo has a group.</summary>
    public int? SharedGroups { get; }

    /// <summary>The distance of the nearest training photo to a validation or test photo, in kilometres; infinite where there is none.</summary>
    public double NearestKm { get; }

    /// <summary>The different positions of validation and test photos that have a training photo within 1 km.</summary>
    public int NearPositions { get; }

    /// <summary>The units that were shared out whole.</summary>
    public int Units { get; }

    /// <summary>The share of the photos in the largest of them.</summary>
    public double LargestUnit { get; }

    /// <summary>What looks wrong, in sentences.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Writes the report in padded columns, for a terminal.</summary>
    public void WritePlain(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        PartTable().WritePlain(writer);
        writer.WriteLine();
        LeakTable().WritePlain(writer);
        foreach (var warning in Warnings)
            writer.WriteLine("warning: " + warning);
    }

    /// <summary>Writes the report as Markdown.</summary>
    public void WriteMarkdown(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        PartTable().WriteMarkdown(writer);
        writer.WriteLine();
        LeakTable().WriteMarkdown(writer);
        if (Warnings.Count > 0)
            writer.WriteLine();
        foreach (var warning in Warnings)
            writer.WriteLine("- " + warning);
    }

    private TextTable PartTable()
    {
        var table = new TextTable("part", "photos", "% of all", "% wanted", "cells", "groups");
        foreach (var part in Parts)
        {
            var isKept = part.Part != SplitPart.LeftOut;
            table.Add(
                part.Part == SplitPart.LeftOut ? "left out" : part.Part.ToString().ToLowerInvariant(), part.Photos, Percent(part.Share), isKept ? Percent(part.Wanted) : null,
                isKept ? part.Cells : null, isKept && SharedGroups is not null ? part.Groups : null);
        }

        return table;
    }

    private TextTable LeakTable()
    {
        var table = new TextTable("leak check", "found");
        table.Add(_options.CellLevel is { } level ? $"cells in two parts (S2 level {level})" : $"cells in two parts (S2 level {SplitConstants.CellLevel}, not asked for)", SharedCells);
        table.Add("groups in two parts", SharedGroups is { } groups ? groups : "no groups");
        table.Add("nearest training photo, km", double.IsFinite(NearestKm) ? NearestKm.ToString("0.###", CultureInfo.InvariantCulture) : "none");
        table.Add("held-out positions with a training photo within 1 km", NearPositions);
        return table;
    }

    private IEnumerable<string> WarningsOf()
    {
        if (LargestUnit > SplitConstants.LargeComponent)
        {
            yield return $"One unit that may not be divided holds {Percent(LargestUnit)} % of the photos. "
                + (SharedGroups is not null && _options is { Conflicts: SplitConflicts.KeepTogether, CellLevel: not null }
                    ? "Authors who photographed in many cells join them: leave conflicting photos out, or use smaller cells."
                    : "Use smaller cells for shares nearer to what was asked for.");
        }

        foreach (var part in Parts.Where(part => Math.Abs(part.Share - part.Wanted) > SplitConstants.ShareTolerance))
            yield return $"The {part.Part.ToString().ToLowerInvariant()} part has {Percent(part.Share)} % of the photos, {Percent(part.Wanted)} % were wanted.";
        if (_options.GapKm == 0 && NearPositions > 0)
        {
            yield return $"{NearPositions} held-out positions have a training photo within {SplitConstants.NearKm} km, across the border of a cell: "
                + "leave out training photos near them with a gap, such as 1 km.";
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
