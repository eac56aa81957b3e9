using System.Reflection;
using System.Text.Json;
using SemGeo.Imaging;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;
using SemGeo.Vision.Training.Schedules;

namespace SemGeo.Vision.Tests.Training.Checkpoints;

[TestClass]
public sealed class RunIdentityTests
{
    // They change the time that a run takes and what is told of it, not the weights.
    private static readonly string[] WithoutEffect =
    [
        "Checkpoints", "Distributed", "DistributedTimeout", "ReportInterval", "TimeBudget",
        "Workers", "PrefetchBatches", "CacheBytes",
    ];

    private static Dictionary<string, string> Frozen =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1", "run-embeddings", "checkpoint-00000007", "run.json")))!;

    [TestMethod]
    public void Keys_are_these_whatever_properties_are_called()
    {
        string[] expected =
        [
            "data.fingerprint", "data.photos",
            "input.batchSize", "input.cacheDecoded", "input.codec", "input.evaluationShortSide", "input.horizontalFlip", "input.inputSize", "input.maximumCropArea", "input.maximumCropRatio",
            "input.minimumCropArea", "input.minimumCropRatio", "input.normalization", "input.onBadImage", "input.resizeShortSide", "input.seed", "input.shuffleBuffer", "input.shuffleBufferBytes",
            "model.backbone", "model.embeddingSize", "model.evaluationShortSide", "model.heads", "model.inputSize", "model.normalization",
            "training.averageDecay", "training.cyclesPerEpoch", "training.decayAfterEpochs", "training.decayFactor", "training.earlyStoppingPatience", "training.epochs", "training.freezeBackbone",
            "training.gradientClipNorm", "training.headLossWeights", "training.labelSmoothingKm", "training.learningRate", "training.minimumLearningRate", "training.mixtureConcentration",
            "training.momentum", "training.precision", "training.schedule", "training.validateEveryImages", "training.weightDecay",
            "validation.fingerprint", "validation.photos",
        ];
        CollectionAssert.AreEqual(expected, Of().Keys.ToArray());
    }

    [TestMethod]
    public void Checkpoint_of_the_first_build_is_one_of_the_same_run_to_this_build()
    {
        var (spec, options, input) = FrozenRun();
        var present = Of(spec, options, input);
        foreach (var key in new[] { "data.fingerprint", "data.photos", "validation.fingerprint", "validation.photos" })
            present[key] = Frozen[key];

        Assert.IsEmpty(RunIdentity.History.Differences(Frozen, present));
        options.LearningRate = 0.25;
        present["training.learningRate"] = Of(spec, options, input)["training.learningRate"];
        CollectionAssert.AreEqual(new[] { "training.learningRate was 0.3, now it is 0.25" }, RunIdentity.History.Differences(Frozen, present).ToArray());
    }

    [TestMethod]
    public void Every_option_that_can_be_set_is_part_of_it_but_those_without_effect()
    {
        foreach (var property in Settable(typeof(GeoTrainingOptions)))
        {
            var options = new GeoTrainingOptions();
            property.SetValue(options, Other(property, property.GetValue(options)));
            CheckPart(property, Of(options: options));
        }

        foreach (var property in Settable(typeof(InputOptions)))
        {
            var input = new InputOptions();
            property.SetValue(input, Other(property, property.GetValue(input)));
            CheckPart(property, Of(input: input));
        }

        foreach (var property in Settable(typeof(GeoModelSpec)))
        {
            var spec = Spec() with { };
            property.SetValue(spec, Other(property, property.GetValue(spec)));
            CheckPart(property, Of(spec));
        }
    }

    [TestMethod]
    public void Names_of_enums_are_written_and_stay()
    {
        Assert.AreEqual("Paper AuthorsCode Sgdr", string.Join(' ', Enum.GetNames<LearningRateSchedule>()));
        Assert.AreEqual("Single BFloat16", string.Join(' ', Enum.GetNames<ComputePrecision>()));
        Assert.AreEqual("Throw Skip", string.Join(' ', Enum.GetNames<BadImagePolicy>()));
        Assert.AreEqual("Cells Mixture", string.Join(' ', Enum.GetNames<HeadKind>()));
    }

    private static void CheckPart(PropertyInfo property, SortedDictionary<string, string> changed)
    {
        var differences = RunIdentity.Differences(Of(), changed, (key, was, now) => $"{key}: {was} -> {now}");
        if (WithoutEffect.Contains(property.Name))
            Assert.IsEmpty(differences, property.Name);
        else
            Assert.IsNotEmpty(differences, property.Name);
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });

    private static object Other(PropertyInfo property, object? value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value));
        if (type == typeof(bool))
            return !(bool)value!;
        if (type == typeof(string))
            return value + "2";
        if (type == typeof(int))
            return (int)(value ?? 6) is var number and not 0 ? number + 1 : 300;
        if (type == typeof(long))
            return (long)value! + 1;
        if (type == typeof(double))
            return ((double)(value ?? 0.25) * 0.95) + 0.01;
        if (type == typeof(TimeSpan))
            return ((TimeSpan)(value ?? TimeSpan.Zero)) + TimeSpan.FromSeconds(7);
        if (type == typeof(PixelNormalization))
            return PixelNormalization.ImageNet with { StdBlue = 0.5f };
        if (type == typeof(IReadOnlyList<GeoHead>))
            return new[] { new GeoHead("Fine", 3, HeadKind.Mixture) };
        if (type == typeof(IReadOnlyList<int>))
            return new[] { 2, 4 };
        return type == typeof(IReadOnlyList<double>) ? new[] { 0.5 } : Activator.CreateInstance(type)!;
    }

    // The options of make.sh.
    private static (GeoModelSpec Spec, GeoTrainingOptions Options, InputOptions Input) FrozenRun() => (
        new GeoModelSpec { Backbone = "embedding", EmbeddingSize = 4, EvaluationShortSide = 256, Heads = [new("Fine", 6), new("Coarse", 3)] },
        new GeoTrainingOptions { AverageDecay = 0.99, LearningRate = 0.3, Epochs = 30 },
        new InputOptions { BatchSize = 8, ShuffleBuffer = 16, EvaluationShortSide = 256, OnBadImage = BadImagePolicy.Skip }.ForEmbeddings(4));

    private static GeoModelSpec Spec() => new() { Backbone = "resnet18", Heads = [new("Fine", 3)] };

    private static SortedDictionary<string, string> Of(GeoModelSpec? spec = null, GeoTrainingOptions? options = null, InputOptions? input = null) =>
        RunIdentity.Of(spec ?? Spec(), options ?? new GeoTrainingOptions(), ToyRun.Input(input ?? new InputOptions()), null);
}
