using System.Globalization;
using SemGeo.Numerics;
using SemGeo.Tables;

namespace SemGeo.Partitioning;

/// <summary>What a person should know of a <see cref="PartitioningSet"/> before training with it.</summary>
public sealed class PartitioningReport
{
    private const int WarningsOfAKind = 10;

    private readonly PartitioningScheme _scheme;

    private PartitioningReport(PartitioningSet set)
    {
        Source = set.Source.ToString();
        Statistics = set.Statistics;
        HierarchyLocations = set.Hierarchy.Count;
        _scheme = set.Scheme;
        Levels = [.. Enumerable.Range(0, set.Levels.Count).Select(level => Summarise(set, set.Levels[level], set.ParentsAt(level).Count(-1)))];
        if (set.Scheme == PartitioningScheme.Combinatorial)
            Levels = [.. Levels, Summarise(set, set.Finest, 0)];
        Warnings = WarningsOf(set);
    }

    /// <summary>Who geocoded, or whose cells these are.</summary>
    public string Source { get; }

    /// <summary>What the collection was like.</summary>
    public CollectionStatistics Statistics { get; }

    /// <summary>The locations that passed the base filter.</summary>
    public int HierarchyLocations { get; }

    /// <summary>The partitionings, fine to coarse; CPlaNet's side by side, and their combinations last.</summary>
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

    private static LevelSummary Summarise(PartitioningSet set, PartitioningLevel level, int missingParents)
    {
        var (name, threshold, cells) = (level.Name, level.Threshold, level.Cells);
        var images = cells.Select(cell => cell.ImageCount).Order().ToArray();
        var kept = images.Sum();
        return new LevelSummary(name, threshold, cells.Count, kept, set.Statistics.Images - kept, images[0],
            Median.OfSorted<int>(images), images[^1],
            cells.Max(cell => set.Hierarchy.DepthOf(cell.Location)), missingParents, cells.Count(cell => cell.Coordinate.IsMissing));
    }

    private static List<string> WarningsOf(PartitioningSet set)
    {
        // A location is warned of once, at the finest level where there is reason to.
        var warnings = new List<string>();
        HashSet<int> spread = [], placeless = [];
        foreach (var level in set.Levels.Append(set.Finest).Distinct())
        {
            var wide = level.Cells.Where(cell => cell.SpreadKm > PartitioningConstants.SpreadWarningKm && spread.Add(cell.Location)).OrderByDescending(cell => cell.SpreadKm);
            Warn(level, wide, cell => string.Create(CultureInfo.InvariantCulture,
                $"has {cell.ImageCount} images, some of them {cell.SpreadKm:0} km or more apart: its mean coordinate says little."));
            Warn(level, level.Cells.Where(cell => cell.Coordinate.IsMissing && placeless.Add(cell.Location)), _ => "has no coordinate: a photo predicted there gets none.");
        }

        for (var i = 1; i < set.Levels.Count; i++)
        {
            if (set.Levels[i].Cells.Select(cell => cell.Location).SequenceEqual(set.Levels[i - 1].Cells.Select(cell => cell.Location)))
                warnings.Add($"{set.Levels[i].Name} has the same classes as {set.Levels[i - 1].Name}: its head learns nothing new. Move the thresholds apart.");
        }

        return warnings;

        void Warn(PartitioningLevel level, IEnumerable<Cell> cells, Func<Cell, string> what)
        {
            var all = cells.ToArray();
            warnings.AddRange(all.Take(WarningsOfAKind).Select(cell => $"{level.Name}: {cell.LocationId} ({cell.Name}) {what(cell)}"));
            if (all.Length > WarningsOfAKind)
                warnings.Add($"{level.Name}: the same is true of {all.Length - WarningsOfAKind} more classes.");
        }
    }

    /// <summary>Writes the numbers of the whole set in sentences, and an empty line.</summary>
    internal void WriteHead(TextWriter writer)
    {
        if (_scheme != PartitioningScheme.Semantic)
        {
            writer.WriteLine($"{Statistics.Images} images in the cells of {Source}; {Statistics.WithoutCoordinate} without a coordinate, {Statistics.WithoutFrequentLocation} in no cell.");
            writer.WriteLine($"{Statistics.Locations} cells before the filter; {HierarchyLocations} in the hierarchy.");
            writer.WriteLine();
            return;
        }

        writer.WriteLine($"{Statistics.Images} images, geocoded by {Source}; {Statistics.WithoutAddress} without an address, {Statistics.WithoutCoordinate} without a coordinate, "
            + $"{Statistics.WithoutFrequentLocation} in no frequent location.");
        writer.WriteLine($"{Statistics.Locations} locations in {Statistics.DistinctAddresses} different addresses; {HierarchyLocations} passed the base filter; {Statistics.CutCycles} cycles cut.");
        writer.WriteLine();
    }

    /// <summary>A row for each level.</summary>
    internal TextTable Table()
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

/// <summary>What one partitioning of a <see cref="PartitioningSet"/> is like.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Threshold">Its threshold in images.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="ImagesKept">The images that have a class.</param>
/// <param name="ImagesDropped">The images whose label is missing.</param>
/// <param name="MinImages">The images of the smallest class.</param>
/// <param name="MedianImages">The median of the images of its classes.</param>
/// <param name="MaxImages">The images of the largest class.</param>
/// <param name="Depth">The most locations from a class to its root, both counted.</param>
/// <param name="MissingParents">The classes of the finest level that have no class at this one, because no ancestor survives.</param>
/// <param name="WithoutCoordinate">The classes without a coordinate.</param>
public sealed record LevelSummary(
    string Name,
    int Threshold,
    int Classes,
    int ImagesKept,
    int ImagesDropped,
    int MinImages,
    double MedianImages,
    int MaxImages,
    int Depth,
    int MissingParents,
    int WithoutCoordinate);
