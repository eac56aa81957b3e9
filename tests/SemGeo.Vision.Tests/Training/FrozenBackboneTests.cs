using SemGeo.Vision.Training;
using static SemGeo.Vision.Tests.Training.ToyTraining;

namespace SemGeo.Vision.Tests.Training;

[TestClass]
public sealed class FrozenBackboneTests
{
    [TestMethod]
    public void A_frozen_backbone_keeps_weights_and_statistics_while_heads_learn()
    {
        using var model = Convolutional(1, 4);
        var before = WeightsOf(model);

        var result = new GeoTrainer(Options(frozen: true)).Train(model, Batches(4, [.. Enumerable.Range(0, 8).Select(row => Noise(row, row % 4))]));

        var after = WeightsOf(model);
        foreach (var (name, values) in before.Where(entry => entry.Key.StartsWith("backbone.", StringComparison.Ordinal)))
            CollectionAssert.AreEqual(values, after[name], name);
        CollectionAssert.AreNotEqual(before["classifier.0.weight"], after["classifier.0.weight"]);
        Assert.AreEqual(24, result.ImagesSeen);
    }

    [TestMethod]
    public void A_model_trained_frozen_trains_whole_the_next_time()
    {
        using var model = Convolutional(1, 4);
        var photos = Batches(4, [.. Enumerable.Range(0, 8).Select(row => Noise(row, row % 4))]);
        new GeoTrainer(Options(frozen: true)).Train(model, photos);
        var before = WeightsOf(model);

        new GeoTrainer(Options(frozen: false)).Train(model, photos);

        var after = WeightsOf(model);
        CollectionAssert.AreNotEqual(before["backbone.conv1.weight"], after["backbone.conv1.weight"]);
        CollectionAssert.AreNotEqual(before["backbone.bn1.running_mean"], after["backbone.bn1.running_mean"]);
    }

    private static GeoTrainingOptions Options(bool frozen) => new() { Epochs = 3, FreezeBackbone = frozen };
}
