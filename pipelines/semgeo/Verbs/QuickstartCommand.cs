using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using SemGeo.Evaluation;
using SemGeo.Files;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Training;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo quickstart</c>: the whole way on embedded data: draw, geocode, partition, train, save, reload in a new process, measure.</summary>
internal static class QuickstartCommand
{
    private const double FarKm = 750, NearKm = 25;
    private const int Examples = 10;

    public static Command Create()
    {
        var (config, set, gpu) = (CommonOptions.Config(), CommonOptions.Set(), CommonOptions.Gpu());
        var output = new Option<string>("--output", "-o") { Description = "The folder for data, model and figures.", DefaultValueFactory = _ => Path.Combine("runs", "quickstart") };
        var command = new Command("quickstart", "Trains and measures a model on Synthetic Earth, from nothing.") { output, config, set, gpu };
        command.SetAction(async (arguments, cancellation) =>
        {
            var settings = CommonOptions.Read(arguments, config, set, Path.Combine(AppContext.BaseDirectory, "configs", "quickstart.json"));
            return await RunAsync(arguments.GetRequiredValue(output), settings, arguments.GetValue(gpu), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(string folder, Configuration.PipelineConfig config, int? gpu, CancellationToken cancellation)
    {
        var earth = Path.Combine(folder, "earth");
        var (training, heldOut) = (Path.Combine(earth, "train.csv"), Path.Combine(earth, "test.csv"));
        var (model, figures, curves) = (Path.Combine(folder, "model.zip"), Path.Combine(folder, "figures.json"), Path.Combine(folder, "training.html"));
        WritableTarget.RequireFolder(folder);
        Directory.CreateDirectory(folder);

        Console.WriteLine("1. Synthetic Earth");
        SynthesizeCommand.Run(earth, config.Synthesize, cancellation);
        Console.WriteLine("2. Geocode, partition, train, save");
        var seconds = TrainCommand.Run(new TrainRequest { Data = training, Output = model, Report = curves }, config, gpu, cancellation);
        cancellation.ThrowIfCancellationRequested();
        Console.WriteLine("3. Reload the model in a new process, score photos of places that training never saw");
        var exit = await EvaluateElsewhereAsync(["evaluate", "--model", model, "--data", heldOut, "--training", training, "--output", figures, "--examples", $"{Examples}", .. gpu is null ? Array.Empty<string>() : ["--gpu", $"{gpu}"]], cancellation);
        if (exit != 0)
            return exit;

        Console.WriteLine();
        Console.WriteLine($"files: data {earth}, model {model}, figures {figures}, learning curves {curves}");
        Console.WriteLine(Summary(EvaluateCommand.ReadFigures(figures), seconds));
        return 0;
    }

    /// <summary>The line that programs read: accuracies of the answer, the better baseline, their ratio.</summary>
    private static string Summary(GeolocationMetrics metrics, double trainSeconds)
    {
        var answer = metrics.Of(ML.GeolocationEvaluateCatalog.Answer);
        var baseline = metrics.Baselines.Max(b => b.AccuracyAt(FarKm).Value);
        var far = answer.AccuracyAt(FarKm).Value;
        return string.Create(CultureInfo.InvariantCulture, $"quickstart acc750={far:0.000} baseline750={baseline:0.000} ratio={far / baseline:0.0} acc25={answer.AccuracyAt(NearKm).Value:0.000} train_s={trainSeconds:0}");
    }

    // This program again, however it was started.
    private static async Task<int> EvaluateElsewhereAsync(string[] arguments, CancellationToken cancellation)
    {
        var host = Environment.ProcessPath!;
        string[] prefix = Path.GetFileNameWithoutExtension(host) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        using var process = Process.Start(new ProcessStartInfo(host, [.. prefix, .. arguments]) { UseShellExecute = false })!;
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }
}
