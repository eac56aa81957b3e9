namespace SemGeo.Concepts.Summary;

/// <summary>A concept of a <see cref="ConceptSummary"/>.</summary>
/// <param name="Concept">The concept's name.</param>
/// <param name="Statistics">For each interval; null where the concept occurs in too few images.</param>
public sealed record ConceptSummaryRow(string Concept, IReadOnlyList<ConceptStatistics?> Statistics)
{
    /// <summary>How far the concept's medians lie apart over the intervals; 0 where there is only one. What the paper's Figure 4 selects by.</summary>
    public double Discrepancy
    {
        get
        {
            var medians = Statistics.OfType<ConceptStatistics>().Select(statistics => statistics.Median).ToArray();
            return medians.Length == 0 ? 0 : medians.Max() - medians.Min();
        }
    }
}
