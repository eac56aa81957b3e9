using System.CommandLine;
using Microsoft.ML;
using SemGeo.Inference;
using SemGeo.ML;
using SemGeo.ML.Scoring;
using SemGeo.Pipelines.Scoring;
using SemGeo.Pipelines.Tests.Verbs;
using SemGeo.Vision.Input;

namespace SemGeo.Pipelines.Tests.Scoring;

[TestClass]
public sealed class ScoringFlagsTests
{
    [TestMethod]
    [TestCategory("Slow")]
    public async Task Each_flag_changes_its_option_and_what_is_not_given_stays_as_saved()
    {
        var path = await TinyModel.PathAsync();
        var plain = Apply(path);
        Assert.AreEqual(new GeoScoringOptions().Mode, plain.Mode);
        Assert.AreEqual(new GeoScoringOptions().Crops, plain.Crops);
        Assert.AreEqual(0, plain.TopCells);

        var other = Apply(
            path, "--crops", "Center", "--merge", "Maximum", "--mode", "Hierarchy", "--confidence", "0.8", "--minimum-granularity", "admin:2", "--top", "3", "--batch", "2", "--threads", "4", "--parallel", "2");
        Assert.AreEqual(CropMode.Center, other.Crops);
        Assert.AreEqual(CropMerging.Maximum, other.CropMerging);
        Assert.AreEqual(InferenceMode.Hierarchy, other.Mode);
        Assert.AreEqual(0.8, other.ConfidenceLevel);
        Assert.AreEqual("admin:2", other.MinimumGranularity);
        Assert.AreEqual(3, other.TopCells);
        Assert.AreEqual(2, other.BatchSize);
        Assert.AreEqual(2, other.Threads, "four threads, half of them for each of two parts");
    }

    private static GeoScoringOptions Apply(string path, params string[] arguments)
    {
        var flags = new ScoringFlags();
        var command = new Command("score");
        foreach (var option in flags.All)
            command.Add(option);
        var (model, options) = flags.Apply(new MLContext().UseSemGeo().Model.Load(path, out _), path, command.Parse(arguments), hasGpu: false);
        (model as IDisposable)?.Dispose();
        return options;
    }
}
