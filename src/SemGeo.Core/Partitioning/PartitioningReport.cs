using System.Globalization;
using SemGeo.Reports;

namespace SemGeo.Partitioning;

/// <summary>What a person should know of a <see cref="PartitioningSet"/> before training with it.</summary>
public sealed class PartitioningReport
{
    private const int WarningsOfAKind = 10;

    private PartitioningReport(PartitioningSet set)
    {
        Source = set.Source.ToString();
        Statistics = set.Statistics;
        HierarchyLocations = set.Hierarchy.Count;
        Levels = [.. Enumerable.Range(0, set.Levels.Count).Select(level => Summarise(set, level))];
        Warnings = [.. Levels.SelectMany((_, level) => WarningsOf(set, level))];
    }

    /// <summary>Who geocoded.</summary>
    public string Source { get; }

    /// <summary>What the collection was like.</summary>
    public CollectionStatistics Statistics { get; }

    /// <summary>The locations that passed the base filter.</summary>
    public int HierarchyLocations { get; }

    /// <summary>The partitionings, fine to coarse.</summary>
    public IReadOnlyList<LevelSummary> Levels { get; }

    /// <summary>What looks wrong, in sentences: classes spread over more than 2,500 km, classes without a coordinate, levels with the same classes.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Looks at a set.</summary>
    public static PartitioningReport Of(PartitioningSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new PartitioningReport(set);
    }

    /// <summary>Writes the report as Markdown.</summary>
    public void WriteMarkdown(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteHead(writer);
        Table().WriteMarkdown(writer);
        WriteWarnings(writer, "- ");
    }

    /// <summary>Writes the report in padded columns, for a terminal.</summary>
    public void WritePlain(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        WriteHead(writer);
        Table().WritePlain(writer);
        WriteWarnings(writer, "warning: ");
    }

    /// <summary>Writes the table of the partitionings as CSV.</summary>
    public void WriteCsv(TextWriter writer) => Table().WriteCsv(writer);

    private static LevelSummary Summarise(PartitioningSet set, int level)
    {
        var (name, threshold, cells) = (set.Levels[level].Name, set.Levels[level].Threshold, set.Levels[level].Cells);
        var images = cells.Select(cell => cell.ImageCount).Order().ToArray();
        var kept = images.Sum();
        return new LevelSummary(name, threshold, cells.Count, kept, set.Statistics.Images - kept, images[0],
            (images[(images.Length - 1) / 2] + (double)images[images.Length / 2]) / 2, images[^1],
            cells.Max(cell => set.Hierarchy.DepthOf(cell.Location)), set.ParentsAt(level).Count(-1), cells.Count(cell => cell.Coordinate.IsMissing));
    }

    private static IEnumerable<string> WarningsOf(PartitioningSet set, int level)
    {
        var cells = set.Levels[level].Cells;
        var spread = cells.Where(cell => cell.SpreadKm > PartitioningConstants.SpreadWarningKm).OrderByDescending(cell => cell.SpreadKm).ToArray();
        foreach (var cell in spread.Take(WarningsOfAKind))
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{set.Levels[level].Name}: the {cell.ImageCount} images of {cell.LocationId} ({cell.Name}) lie up to {cell.SpreadKm:0} km or more apart, so that its mean coordinate says little.");
        }

        if (spread.Length > WarningsOfAKind)
            yield return $"{set.Levels[level].Name}: {spread.Length - WarningsOfAKind} more classes are spread over more than {PartitioningConstants.SpreadWarningKm} km.";
        foreach (var cell in cells.Where(cell => cell.Coordinate.IsMissing).Take(WarningsOfAKind))
            yield return $"{set.Levels[level].Name}: {cell.LocationId} ({cell.Name}) has no coordinate, so that a photo predicted there gets none.";
        if (level > 0 && cells.Select(cell => cell.Location).SequenceEqual(set.Levels[level - 1].Cells.Select(cell => cell.Location)))
            yield return $"{set.Levels[level].Name} has the same classes as {set.Levels[level - 1].Name}: its head learns nothing new; move the thresholds apart.";
    }

    private void WriteHead(TextWriter writer)
    {
        writer.WriteLine($"{Statistics.Images} images, geocoded by {Source}; {Statistics.WithoutAddress} without an address, {Statistics.WithoutCoordinate} without a coordinate, "
            + $"{Statistics.WithoutFrequentLocation} in no frequent location.");
        writer.WriteLine($"{Statistics.Locations} locations in {Statistics.DistinctAddresses} different addresses; {HierarchyLocations} passed the base filter; {Statistics.CutCycles} cycles cut.");
        writer.WriteLine();
    }

    private TextTable Table()
    {
        var table = new TextTable("partitioning", "threshold", "classes", "images kept", "dropped", "min", "median", "max", "depth", "missing parents");
        foreach (var level in Levels)
        {
            table.Add(level.Name, level.Threshold, level.Classes, level.ImagesKept, level.ImagesDropped, level.MinImages, level.MedianImages, level.MaxImages,
                level.Depth, level.MissingParents);
        }

        return table;
    }

    private void WriteWarnings(TextWriter writer, string bullet)
    {
        if (Warnings.Count > 0)
            writer.WriteLine();
        foreach (var warning in Warnings)
            writer.WriteLine(bullet + warning);
    }
}
