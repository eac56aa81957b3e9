namespace SemGeo.Benchmarks.Framework;

/// <summary>What the table of all comparisons says about one beside its numbers.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Target">The least ratio that is asked for; null where only the figure is.</param>
/// <param name="LimitedBy">What ours spends its time on, as profiling found it.</param>
internal sealed record TableEntry(string Work, string Baseline, double? Target, string LimitedBy);
