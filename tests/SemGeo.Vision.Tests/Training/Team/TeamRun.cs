using System.Diagnostics;
using System.Text.Json;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Training.Checkpoints;
using SemGeo.Vision.Training;

namespace SemGeo.Vision.Tests.Training.Team;

/// <summary>One process of a training run, of <see cref="ToyRun"/>'s photos and options, that writes what came of it beside the others' outcomes.</summary>
internal static class TeamRun
{
    public const string Verb = "train", Plain = "plain", Noisy = "noisy";
    public const string ToTheEnd = "to-the-end", Killed = "killed", Cancelled = "cancelled", OutOfTime = "out-of-time", Diverging = "diverging", OddBatch = "odd-batch", OtherRate = "other-rate", Few = "few";

    /// <summary>What came of a process.</summary>
    public sealed record Outcome(string Result, string Error, Dictionary<string, float[]> Weights, long[] BadRows, TrainingFigures[] Validations, int Reports);

    /// <summary>A validation.</summary>
    public sealed record TrainingFigures(long ImagesSeen, long Images, double Loss, long Correct, double FineMedianKm, double CoarseMedianKm, double FineAt2500, long Rows);

    /// <summary>Arguments: the folder of outcomes and checkpoints, the backbone, what happens to rank 1 (or all).</summary>
    public static int Run(string[] arguments)
    {
        var (folder, backbone, what) = (arguments[0], arguments[1], arguments[2]);
        var team = DistributedEnvironment.Read();
        var rank = team?.Rank ?? 0;
        var isActor = rank == (team?.WorldSize > 1 ? 1 : 0);
        using var model = Model(backbone, 3 + rank);
        using var cancellation = new CancellationTokenSource();
        var (options, input) = (ToyRun.Options(Path.Combine(folder, "run")), ToyRun.InputOptions());
        input.BatchSize = what == OddBatch ? 7 : 8;
        options.Distributed = team is null ? null : team with { Timeout = TimeSpan.FromSeconds(60) };
        options.TimeBudget = what == OutOfTime ? TimeSpan.FromTicks(1) : null;
        options.LearningRate = what == Diverging ? 1e30 : what == OtherRate && isActor ? 0.06 : 0.05;
        options.GradientClipNorm = what == Diverging ? null : options.GradientClipNorm;
        var reads = 0;
        var validation = ToyRun.Validation(() =>
        {
            if (++reads == 3 && isActor && what == Killed)
                Process.GetCurrentProcess().Kill();
            if (reads == 3 && isActor && what == Cancelled)
                cancellation.Cancel();
        }, what == Few ? 3 : 6);
        var (photos, reports, result, error) = (ToyRun.Input(input, photos: what == Few ? 18 : ToyRun.Photos), new ProgressReports(), default(TrainingResult), "");
        try
        {
            result = new GeoTrainer(options, ToyRun.Cells).Train(model, photos, validation, reports, cancellation.Token);
        }
        catch (Exception caught)
        {
            error = $"{caught.GetType().Name}: {caught.Message}";
        }

        var outcome = new Outcome(
            result is null ? "" : $"{result.Stop} {result.Epochs} {result.ImagesSeen} {string.Join(',', result.MissingLabels)} best {result.Best?.ImagesSeen}",
            error, ToyTraining.WeightsOf(model), [.. photos.BadImages.Listed.Select(bad => bad.Row)], [.. (result?.Validations ?? []).Select(Figures)], reports.All.Count);
        File.WriteAllText(Path.Combine(folder, $"rank{rank}.json"), JsonSerializer.Serialize(outcome, Json));
        return 0;
    }

    /// <summary>What a process wrote, or null when it was killed.</summary>
    public static Outcome? Read(string folder, int rank)
    {
        var path = Path.Combine(folder, $"rank{rank}.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<Outcome>(File.ReadAllText(path), Json) : null;
    }

    private static JsonSerializerOptions Json { get; } = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    // Each process starts with weights of its own, which those of rank 0 replace.
    private static GeoModel Model(string backbone, int seed)
        => ToyTraining.Create([new GeoHead("Fine", 3), new GeoHead("Coarse", 2, HeadKind.Mixture)], backbone == Plain ? new PlainBackbone() : new NoisyBackbone(), seed);

    private static TrainingFigures Figures(ValidationResult validation)
    {
        var (fine, coarse) = (validation.Locations!.Of("Fine"), validation.Locations.Of("Coarse"));
        return new(validation.ImagesSeen, validation.Images, validation.Loss, validation.Heads[0].Correct, fine.MedianKm, coarse.MedianKm, fine.AccuracyAt(2500).Value, fine.Rows);
    }
}
