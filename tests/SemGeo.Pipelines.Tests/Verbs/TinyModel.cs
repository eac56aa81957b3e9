using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>A tiny set and a model that one epoch on it made: "semgeo synthesize" and "semgeo train", run once for all tests that need them.</summary>
[TestClass]
public static class TinyModel
{
    private static readonly Lazy<Task<(TemporaryFolder Folder, string Output)>> Trained = new(TrainAsync);

    /// <summary>The configuration of both steps.</summary>
    private const string Configuration = """
        {
          "synthesize": { "countryCount": 4, "photosPerCountry": 12, "heldOutPhotosPerCountry": 2, "imageSize": 48 },
          "partitioning": { "minImages": 3, "thresholds": [ 3, 6, 12 ] },
          "model": { "input": { "inputSize": 32, "resizeShortSide": 36, "batchSize": 8 }, "training": { "epochs": 1, "learningRate": 0.01 } }
        }
        """;

    internal static async Task<string> PathAsync() => (await Trained.Value).Folder["model.zip"];

    internal static async Task<string> TrainingOutputAsync() => (await Trained.Value).Output;

    internal static async Task<string> ConfigurationAsync() => (await Trained.Value).Folder["tiny.json"];

    internal static async Task<string> EarthAsync() => (await Trained.Value).Folder["earth"];

    [AssemblyCleanup]
    public static async Task CleanUpAsync()
    {
        if (Trained.IsValueCreated)
            (await Trained.Value).Folder.Dispose();
    }

    private static async Task<(TemporaryFolder Folder, string Output)> TrainAsync()
    {
        var folder = new TemporaryFolder();
        var config = folder.Write("tiny.json", Configuration);
        (await Cli.RunAsync("synthesize", "--config", config, "--output", folder["earth"])).Succeeded();
        var run = await Cli.RunAsync("train", "--config", config, "--data", Path.Combine(folder["earth"], "train.csv"), "--output", folder["model.zip"]);
        return (folder, run.Succeeded().Output);
    }
}
