using System.Globalization;
using SemGeo.Tables;

namespace SemGeo.Concepts.Summary;

/// <summary>The paper's tables of concept influence; each is written as Markdown, CSV, HTML or plain columns.</summary>
public static class ConceptTables
{
    /// <summary>Table 3: for each interval the concepts with the highest and those with the lowest median influence, with the images that show them.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="count">How many concepts at each end.</param>
    public static TextTable HighestAndLowest(ConceptSummary summary, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var intervals = Enumerable.Range(0, summary.Options.Intervals.Count).ToArray();
        var ends = new[] { ("highest", intervals.Select(i => summary.Highest(i, count)).ToArray()), ("lowest", intervals.Select(i => summary.Lowest(i, count)).ToArray()) };
        var table = new TextTable([.. ends.SelectMany(end => summary.Options.Intervals.SelectMany(interval => new[] { $"{end.Item1} {interval} km", "images", "median ci" }))]);
        for (var rank = 0; rank < ends.SelectMany(end => end.Item2).Max(rows => rows.Count); rank++)
            table.Add([.. ends.SelectMany(end => intervals.SelectMany(i => rank < end.Item2[i].Count ? Cells(end.Item2[i][rank], i) : [null, null, null]))]);
        return table;
    }

    /// <summary>Tables 5 and 6: median and mean influence of every concept in each interval.</summary>
    public static TextTable All(ConceptSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var intervals = summary.Options.Intervals;
        var table = new TextTable(["concept", .. intervals.Select(interval => $"median {interval} km"), .. intervals.Select(interval => $"mean {interval} km"), .. intervals.Select(interval => $"images {interval} km")]);
        foreach (var row in summary.Rows)
        {
            table.Add(
                [row.Concept, .. row.Statistics.Select(s => Number(s?.Median)), .. row.Statistics.Select(s => Number(s?.Mean)), .. row.Statistics.Select(s => s?.Count.ToString(CultureInfo.InvariantCulture))]);
        }

        return table;
    }

    /// <summary>Table 4: by how much the median influence of concepts changes when they are enlarged by dilation.</summary>
    /// <param name="plain">The summary without dilation.</param>
    /// <param name="dilated">The summary of the same images with dilation.</param>
    /// <param name="concepts">The concepts in the order of the table; null for all that both summaries have.</param>
    /// <exception cref="ArgumentException">The summaries have other intervals.</exception>
    public static TextTable DilationDifference(ConceptSummary plain, ConceptSummary dilated, IReadOnlyList<string>? concepts = null)
    {
        ArgumentNullException.ThrowIfNull(plain);
        ArgumentNullException.ThrowIfNull(dilated);
        var intervals = plain.Options.Intervals;
        if (!intervals.SequenceEqual(dilated.Options.Intervals))
            throw new ArgumentException($"The intervals are {string.Join(", ", intervals)} without and {string.Join(", ", dilated.Options.Intervals)} with dilation: summarize both alike.", nameof(dilated));
        var enlarged = dilated.Rows.ToDictionary(row => row.Concept);
        var rows = concepts is null ? plain.Rows : concepts.Select(concept => plain.Rows.FirstOrDefault(row => row.Concept == concept)).OfType<ConceptSummaryRow>();
        var table = new TextTable(["concept", .. intervals.Select(interval => $"{interval} km")]);
        foreach (var row in rows.Where(row => enlarged.ContainsKey(row.Concept)))
            table.Add([row.Concept, .. row.Statistics.Zip(enlarged[row.Concept].Statistics, (before, after) => before is null || after is null ? "-" : Signed(after.Median - before.Median))]);
        return table;
    }

    /// <summary>Figure 4's data: the medians of the concepts whose influence differs most between the intervals.</summary>
    public static TextTable Discrepancies(ConceptSummary summary, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var table = new TextTable(["concept", .. summary.Options.Intervals.Select(interval => $"median {interval} km"), "difference"]);
        foreach (var row in summary.MostDiscrepant(count))
            table.Add([row.Concept, .. row.Statistics.Select(s => Number(s?.Median)), Number(row.Discrepancy)]);
        return table;
    }

    private static object?[] Cells(ConceptSummaryRow row, int interval) => [row.Concept, row.Statistics[interval]!.Count, Number(row.Statistics[interval]!.Median)];

    private static string? Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
