using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML;
using SemGeo.ML.Scoring;
using SemGeo.Pipelines.Configuration;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Every file of configs/ trains as it is written, but for sizes: a few photos of 32 pixels, one epoch.</summary>
[TestClass]
[TestCategory("Slow")]
public sealed class ShippedConfigurationsTests
{
    private static readonly string[] Small =
    [
        "model:input:inputSize=32", "model:input:evaluationShortSide=36", "model:input:resizeShortSide=36", "model:input:batchSize=8", "model:threads=1", "model:training:epochs=1",
        "model:training:validateEveryImages=16", "model:validationFraction=0.2", "partitioning:minImages=1", "s2:minImages=1", "s2:maxImages=4,8,16", "countries:minImages=3",
    ];

    public static IEnumerable<object[]> Trained =>
    [
        ["quickstart", "Fine Middle Coarse"],
        ["folder", "Fine Middle Coarse"],
        ["semp-resnet50", "Fine Middle Coarse"],
        ["semp-efficientnet-b4", "Fine Middle Coarse"],
        ["semp-areas-resnet50", "Fine Middle Coarse"],
        ["semp-areas-efficientnet-b4", "Fine Middle Coarse"],
        ["semp-doubled-resnet50", "Fine Middle Coarse"],
        ["semp-doubled-efficientnet-b4", "Fine Middle Coarse"],
        ["s2-resnet50", "Fine Middle Coarse"],
        ["s2-efficientnet-b4", "Fine Middle Coarse"],
        ["countries-pretraining", "Country"],
        ["fine-tuning", "Fine Middle Coarse"],
    ];

    /// <summary>The files that others extend are trained with these.</summary>
    [TestMethod]
    public void All_files_are_trained_below()
    {
        var trained = ConfigurationFile.ReadLayers(Trained.Select(row => Shipped((string)row[0])));
        CollectionAssert.AreEquivalent(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "configs"), "*.json").ToArray(), trained.Select(layer => layer.Path).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Trained))]
    public async Task A_configuration_trains(string name, string levels)
    {
        using var folder = new TemporaryFolder();

        var run = (await TrainAsync(name, folder["model.zip"])).Succeeded();

        Assert.Contains("trained 1 epochs", run.Output);
        Assert.Contains("validation: loss ", run.Output);
        using var model = (TransformerChain<ITransformer>)new MLContext().UseSemGeo().Model.Load(folder["model.zip"], out _);
        Assert.AreEqual(levels, string.Join(' ', model.OfType<MultiHeadGeoTransformer>().Single().Partitionings.Levels.Select(level => level.Name)));
    }

    [TestMethod]
    public async Task Pretraining_the_papers_model_and_fine_tuning_follow_one_another()
    {
        using var folder = new TemporaryFolder();

        (await TrainAsync("countries-pretraining", folder["countries.zip"])).Succeeded();
        (await TrainAsync("semp-resnet50", folder["semp.zip"], "--from", folder["countries.zip"])).Succeeded();
        (await TrainAsync("fine-tuning", folder["mine.zip"], "--from", folder["semp.zip"])).Succeeded();
        (await TrainAsync("semp-efficientnet-b4", folder["other.zip"], "--from", folder["semp.zip"])).FailedWith("has the backbone resnet50, but tf_efficientnet_b4 is to be trained");
        var evaluated = (await Cli.RunAsync("evaluate", "--model", folder["mine.zip"], "--data", await DataAsync())).Succeeded();

        Assert.Contains("f*", evaluated.Output);
    }

    private static async Task<RunResult> TrainAsync(string name, string output, params string[] arguments)
    {
        // Numbers of classes go before thresholds where a configuration asks for them.
        string[] partitioning = name.Contains("doubled", StringComparison.Ordinal) ? ["--set", "partitioning:classes=12,8,4"] : ["--set", "partitioning:thresholds=2,4,8"];
        return await Cli.RunAsync(
        [
            "train", "--config", Shipped(name), "--data", await DataAsync(), "--output", output,
            .. Small.SelectMany(setting => new[] { "--set", setting }), .. partitioning, .. arguments,
        ]);
    }

    private static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "configs", $"{name}.json");

    private static async Task<string> DataAsync() => Path.Combine(await TinyModel.EarthAsync(), "train.csv");
}
