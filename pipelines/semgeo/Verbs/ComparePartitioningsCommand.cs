using System.CommandLine;
using System.Globalization;
using SemGeo.Files;
using SemGeo.Geocoding.Embedded;
using SemGeo.Pipelines.Comparison;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo compare-partitionings</c>: do named places serve better than S2 cells when there are as many classes?</summary>
internal static class ComparePartitioningsCommand
{
    private const double CountryKm = 750;

    public static Command Create()
    {
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var output = new Option<string>("--output", "-o") { Description = "The folder for tables, drawing and trained models; models that it holds are not trained again.", DefaultValueFactory = _ => Path.Combine("runs", "comparison") };
        var command = new Command("compare-partitionings", "Trains models with named places and with as many S2 cells on the same synthetic photos, over several seeds, and compares them.") { output, config, set };
        command.SetAction((arguments, cancellation) =>
        {
            Run(arguments.GetRequiredValue(output), CommonOptions.Read(arguments, config, set).Comparison, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    /// <summary>Compares; the files are written anew after each model.</summary>
    private static void Run(string folder, PartitioningComparisonOptions options, CancellationToken cancellation)
    {
        WritableTarget.RequireFolder(folder);
        Directory.CreateDirectory(folder);
        var comparison = new PartitioningComparison(options, Path.Combine(folder, "models"), Gazetteer.LoadEmbedded());
        var runs = new List<ComparisonRun>();
        Print(new ComparisonReport(comparison, runs).Levels());
        foreach (var (partitioning, seed) in comparison.Cases)
        {
            runs.Add(comparison.Run(partitioning, seed, cancellation));
            new ComparisonReport(comparison, runs).Write(folder);
            var share = runs[^1].Metrics.Of(PartitioningComparison.Finest).AccuracyAt(CountryKm).Value;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs.Count} of {comparison.Cases.Count} models: {partitioning.Name}, seed {seed}: {100 * share:0.0} % within {CountryKm} km ({(runs[^1].IsKept ? "kept" : $"{runs[^1].Training.TotalSeconds:0} s")})"));
        }

        var report = new ComparisonReport(comparison, runs);
        Print(report.Means());
        Print(report.Differences());
        Console.WriteLine($"tables, drawing and every figure: {folder}");
    }

    private static void Print(TextTable table)
    {
        table.WritePlain(Console.Out);
        Console.WriteLine();
    }
}
