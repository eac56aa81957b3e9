using System.CommandLine;
using SemGeo.Experiments.Partitionings;
using SemGeo.Experiments.Studies;
using SemGeo.Geocoding.Embedded;

namespace SemGeo.Experiments.Verbs;

/// <summary><c>experiments partitionings</c>: do named places serve better than S2 cells when there are as many classes?</summary>
internal static class PartitioningsCommand
{
    private const double CountryKm = 750;

    public static Command Create() => StudyCommand.Create(
        "partitionings", "Trains models with named places and with as many S2 cells on the same synthetic photos, over several seeds, and compares them.",
        "tables, drawing and trained models", "comparison",
        (folder, config, cancellation) => Run(folder, config.Comparison, cancellation));

    /// <summary>Compares; the files are written anew after each model.</summary>
    private static void Run(string folder, PartitioningComparisonOptions options, CancellationToken cancellation)
    {
        var comparison = new PartitioningComparison(options, Path.Combine(folder, "models"), Gazetteer.LoadEmbedded());
        var runs = new List<ComparisonRun>();
        StudyTables.Print(new ComparisonReport(comparison, runs).Levels());
        foreach (var (partitioning, seed) in comparison.Cases)
        {
            runs.Add(comparison.Run(partitioning, seed, cancellation));
            new ComparisonReport(comparison, runs).Write(folder);
            var share = runs[^1].Metrics.Of(PartitioningComparison.Finest).AccuracyAt(CountryKm).Value;
            var how = runs[^1].IsKept ? "kept" : $"{StudyTables.Number(runs[^1].Training.TotalSeconds, 0)} s";
            var model = $"{runs.Count} of {comparison.Cases.Count} models: {partitioning.Name}, seed {seed}";
            Console.WriteLine($"{model}: {StudyTables.Percent(share)} within {CountryKm} km ({how})");
        }

        var report = new ComparisonReport(comparison, runs);
        StudyTables.Print(report.Means());
        StudyTables.Print(report.Differences());
        Console.WriteLine($"tables, drawing and every figure: {folder}");
    }
}
