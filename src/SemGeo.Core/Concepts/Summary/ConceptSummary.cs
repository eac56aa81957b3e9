namespace SemGeo.Concepts.Summary;

/// <summary>The influence of concepts over a collection, by how far its predictions are from the truth (paper 4.2; Tables 3, 5, 6, Figure 4).</summary>
/// <param name="Options">How it was summed up.</param>
/// <param name="Images">The images with a concept, an influence and a distance.</param>
/// <param name="OutsideIntervals">Those of them whose distance lies in no interval.</param>
/// <param name="WithoutDistance">Images left out since prediction or truth is missing.</param>
/// <param name="Rows">The concepts that occur often enough in an interval, by name.</param>
public sealed record ConceptSummary(ConceptSummaryOptions Options, int Images, int OutsideIntervals, int WithoutDistance, IReadOnlyList<ConceptSummaryRow> Rows)
{
    /// <summary>The concepts of an interval with the highest median influence, highest first, of equals by name.</summary>
    /// <param name="interval">The interval's index.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<ConceptSummaryRow> Highest(int interval, int count = 10) => [.. Of(interval).OrderByDescending(row => row.Statistics[interval]!.Median).Take(count)];

    /// <summary>The concepts of an interval with the lowest median influence, the lowest last, as in the paper's Table 3.</summary>
    /// <param name="interval">The interval's index.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<ConceptSummaryRow> Lowest(int interval, int count = 10) => [.. Of(interval).OrderByDescending(row => row.Statistics[interval]!.Median).TakeLast(count)];

    /// <summary>The concepts whose influence differs most between the intervals, the greatest difference first (paper, Figure 4).</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<ConceptSummaryRow> MostDiscrepant(int count = 10) => [.. Rows.Where(row => row.Discrepancy > 0).OrderByDescending(row => row.Discrepancy).Take(count)];

    private IEnumerable<ConceptSummaryRow> Of(int interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(interval);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(interval, Options.Intervals.Count);
        return Rows.Where(row => row.Statistics[interval] is not null);
    }
}
