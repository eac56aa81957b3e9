using System.Globalization;
using SemGeo.Evaluation;
using SemGeo.Numerics;
using SemGeo.Partitioning;
using SemGeo.Pipelines.Output;
using SemGeo.Reports.Charts;
using SemGeo.Tables;
using static SemGeo.Experiments.Studies.StudyTables;

namespace SemGeo.Experiments.Partitionings;

/// <summary>The tables and the drawing of the comparison.</summary>
internal sealed class ComparisonReport(PartitioningComparison comparison, IReadOnlyList<ComparisonRun> runs)
{
    private const string Bound = "best possible";

    private static readonly string[] Predictors = [PartitioningComparison.Finest, PartitioningComparison.Hierarchy];

    private readonly IReadOnlyList<(ComparedPartitioning Partitioning, PredictorMetrics Metrics)> _bounds = [.. comparison.Photos.Partitionings.Select(p => (p, comparison.BoundOf(p)))];

    /// <summary>The levels of both partitionings: how alike their numbers of classes are.</summary>
    public TextTable Levels()
    {
        var table = new TextTable("partitioning", "level", "classes", "made with", "training photos with a class", "held-out photos with a class", "photos of a class, median");
        foreach (var (name, set) in comparison.Photos.Partitionings)
        {
            var partitioning = new ComparedPartitioning(name, set);
            var (training, heldOut) = (comparison.Photos.Training.Select(partitioning.LabelsOf).ToArray(), comparison.Photos.HeldOut.Select(partitioning.LabelsOf).ToArray());
            for (var i = 0; i < set.Levels.Count; i++)
            {
                var (level, at) = (set.Levels[i], i);
                table.Add(
                    name, level.Name, level.Cells.Count, $"{(set.Scheme == PartitioningScheme.Semantic ? "at least" : "at most")} {level.Threshold} photos",
                    Percent(training.Count(labels => labels[at] >= 0) / (double)training.Length), Percent(heldOut.Count(labels => labels[at] >= 0) / (double)heldOut.Length),
                    Median.Of(level.Cells.Select(cell => cell.ImageCount)));
            }
        }

        return table;
    }

    /// <summary>Mean and standard deviation over the seeds.</summary>
    public TextTable Means()
    {
        var table = new TextTable([.. new[] { "partitioning", "answer", "seeds" }, .. RadiiKm.Select(radius => $"% at {Number(radius, 0)} km"), "median km"]);
        foreach (var predictor in Predictors)
        {
            foreach (var partitioning in comparison.Photos.Partitionings)
            {
                if (MetricsOf(partitioning.Name, predictor) is { Length: > 0 } metrics)
                    table.Add([partitioning.Name, predictor, metrics.Length, .. Columns(metrics)]);
            }
        }

        foreach (var (partitioning, metrics) in _bounds)
            table.Add([partitioning.Name, Bound, "", .. Columns([metrics])]);
        return table;
    }

    /// <summary>SemP less S2 for each seed, and their mean and standard deviation: both saw the same photos and had the same seed.</summary>
    public TextTable Differences()
    {
        var (first, second) = (comparison.Photos.Partitionings[0].Name, comparison.Photos.Partitionings[1].Name);
        var table = new TextTable([.. new[] { $"{first} less {second}", "answer" }, .. RadiiKm.Select(radius => $"points at {Number(radius, 0)} km"), "median km"]);
        var seeds = runs.GroupBy(run => run.Seed).Where(seed => seed.Count() == 2).Select(seed => seed.Key).ToArray();
        foreach (var predictor in Predictors)
        {
            var rows = seeds.Select(seed => DifferenceOf(seed, predictor, first, second)).ToArray();
            for (var i = 0; i < seeds.Length; i++)
                table.Add([$"seed {seeds[i]}", predictor, .. rows[i].Select((value, at) => Signed(value, at < RadiiKm.Count ? 1 : 0))]);
            if (seeds.Length > 1)
                table.Add(["mean ± deviation", predictor, .. Enumerable.Range(0, RadiiKm.Count + 1).Select(at => Spread(MeanDeviation.Of([.. rows.Select(row => row[at])]), at < RadiiKm.Count ? 1 : 0, Signed))]);
        }

        return table;
    }

    /// <summary>Writes comparison.md with all tables, comparison.svg, and runs.csv with every figure.</summary>
    public void Write(string folder)
    {
        TextFile.Write(Path.Combine(folder, "comparison.md"), writer =>
        {
            writer.Write("# Named places against S2 cells with as many classes\n\n");
            Levels().WriteMarkdown(writer);
            writer.Write("\nHeld-out photos, mean ± standard deviation over the seeds\n\n");
            Means().WriteMarkdown(writer);
            writer.Write("\nDifferences seed by seed, in percentage points\n\n");
            Differences().WriteMarkdown(writer);
        });
        TextFile.Write(Path.Combine(folder, "runs.csv"), Every().WriteCsv);
        TextFile.Write(Path.Combine(folder, "comparison.svg"), writer => AccuracyComparison.Write(writer, "Named places against S2 cells with as many classes", Lines()));
    }

    private IReadOnlyList<double> RadiiKm => [.. _bounds[0].Metrics.Accuracies.Select(accuracy => accuracy.RadiusKm)];

    private IReadOnlyList<ComparedRuns> Lines() =>
    [
        .. from predictor in Predictors
           from partitioning in comparison.Photos.Partitionings
           let metrics = MetricsOf(partitioning.Name, predictor)
           where metrics.Length > 0
           select new ComparedRuns($"{predictor}, {metrics.Length} seeds", partitioning.Name, metrics),
        .. _bounds.Select(bound => new ComparedRuns("Best possible with these cells", bound.Partitioning.Name, [bound.Metrics]) { IsBound = true }),
    ];

    private TextTable Every()
    {
        var table = new TextTable([.. new[] { "partitioning", "seed", "answer", "rows" }, .. RadiiKm.Select(radius => $"accuracy_{Number(radius, 0)}_km"), "median_km", "training_s"]);
        foreach (var run in runs)
        {
            foreach (var metrics in run.Metrics.Predictors)
                table.Add([run.Partitioning, run.Seed, metrics.Name, metrics.Rows, .. metrics.Accuracies.Select(accuracy => Number(accuracy.Value, 5)), Number(metrics.MedianKm, 1), run.IsKept ? "" : Number(run.Training.TotalSeconds, 0)]);
        }

        return table;
    }

    private PredictorMetrics[] MetricsOf(string partitioning, string predictor) => [.. runs.Where(run => run.Partitioning == partitioning).Select(run => run.Metrics.Of(predictor))];

    private double[] DifferenceOf(int seed, string predictor, string first, string second)
    {
        var (one, other) = (Of(first), Of(second));
        return [.. one.Accuracies.Zip(other.Accuracies, (a, b) => 100 * (a.Value - b.Value)), one.MedianKm - other.MedianKm];

        PredictorMetrics Of(string partitioning) => runs.Single(run => run.Seed == seed && run.Partitioning == partitioning).Metrics.Of(predictor);
    }

    private IEnumerable<object?> Columns(PredictorMetrics[] metrics) =>
    [
        .. RadiiKm.Select(radius => Spread(MeanDeviation.Of([.. metrics.Select(m => 100 * m.AccuracyAt(radius).Value)]), 1, Number)),
        Spread(MeanDeviation.Of([.. metrics.Select(m => m.MedianKm)]), 0, Number),
    ];

    private static string Spread(MeanDeviation value, int decimals, Func<double, int, string> format) =>
        double.IsNaN(value.Deviation) ? format(value.Mean, decimals) : $"{format(value.Mean, decimals)} ± {Number(value.Deviation, decimals)}";


    private static string Signed(double value, int decimals) => value.ToString(decimals == 0 ? "+0;-0;0" : "+0.0;-0.0;0.0", CultureInfo.InvariantCulture);
}
