namespace SemGeo.Reports.Charts;

/// <summary>Lines over two axes.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Told">The same in a sentence with figures, for those who do not see it.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="Y">The axis from the bottom up.</param>
/// <param name="Series">The lines.</param>
internal sealed record Chart(string Title, string Told, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series);
