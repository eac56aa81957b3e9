namespace SemGeo.Reports.Charts;

/// <summary>A line of a chart.</summary>
/// <param name="Name">What stands at its end; empty for nothing.</param>
/// <param name="Colour">The number of its colour, 0 to 5.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record ChartSeries(string Name, int Colour, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Whether the line is broken.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether each point is marked.</summary>
    public bool HasDots { get; init; }
}
