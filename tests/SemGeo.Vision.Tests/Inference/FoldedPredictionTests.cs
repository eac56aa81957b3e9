using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Inference;

[TestClass]
public sealed class FoldedPredictionTests
{
    private const int Size = 48, Photos = 2;

    private static readonly float[] Pixels = FormulaWeights.Pixels("folded", Photos * 3 * Size * Size);

    [TestMethod]
    [DataRow("resnet18")]
    [DataRow("resnet50")]
    [DataRow("mobilenet_v3_small")]
    [DataRow("efficientnet_b0")]
    [DataRow("tf_efficientnet_b0")]
    public void Predictions_are_those_of_the_network_that_normalizes(string backbone)
    {
        using var model = Create(backbone);
        model.Change(Disturb);
        var expected = Unfolded(model);

        var actual = Predict(model);

        Assert.IsGreaterThan(0.001f, expected.Max() - expected.Min(), "photos and cells differ");
        AssertNear(expected, actual);
    }

    [TestMethod]
    public void A_change_of_the_weights_is_seen_by_the_next_prediction()
    {
        using var model = Create("resnet18");
        var before = Predict(model);

        model.Change(Disturb);
        var after = Predict(model);

        AssertNear(Unfolded(model), after);
        Assert.IsGreaterThan(1e-3f, before.Zip(after, (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    public void A_prediction_within_a_change_is_of_the_weights_as_they_are()
    {
        using var model = Create("resnet18");
        float[] within = [];
        Predict(model);

        model.Change(network =>
        {
            Disturb(network);
            within = Predict(model);
        });

        AssertNear(Unfolded(model), within);
    }

    [TestMethod]
    public void Gradients_are_those_of_the_network_that_normalizes()
    {
        using var model = Create("resnet18");
        model.Change(Disturb);
        var expected = Gradient(model);

        Predict(model);

        CollectionAssert.AreEqual(expected, Gradient(model));
    }

    private static GeoModel Create(string backbone) => GeoModel.Create(
        new GeoModelSpec { Backbone = backbone, Heads = [new GeoHead("Head0", 7), new GeoHead("Head1", 3)], InputSize = Size, EvaluationShortSide = Size },
        seed: 5,
        new ComputeOptions { Threads = 1 });

    // Statistics as training leaves them: neither 0 nor 1, different for each channel.
    private static void Disturb(GeoNetwork network)
    {
        using var scope = NewDisposeScope();
        using var noGrad = no_grad();
        foreach (var layer in network.modules().OfType<BatchNorm2d>())
        {
            var numbers = arange(layer.running_mean!.shape[0], ScalarType.Float32);
            layer.running_mean.copy_(numbers.sin() * 0.3);
            layer.running_var!.copy_(numbers.cos() * 0.4 + 0.9);
            layer.weight!.copy_(numbers.mul(0.7).cos() * 0.3 + 0.8);
            layer.bias!.copy_(numbers.mul(1.3).sin() * 0.2);
        }
    }

    private static float[] Predict(GeoModel model)
    {
        var probabilities = new float[Photos * model.ClassCount];
        model.Predict(Pixels, Photos, 1, probabilities);
        return probabilities;
    }

    private static float[] Unfolded(GeoModel model)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        float[] values = [];
        model.Read(network => values = cat([.. network.call(model.ToInput(Pixels, Photos, ComputePrecision.Single)).Select(logits => logits.softmax(1))], 1).detach().data<float>().ToArray());
        return values;
    }

    private static float[] Gradient(GeoModel model)
    {
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        float[] values = [];
        model.Read(network =>
        {
            var input = model.ToInput(Pixels, Photos, ComputePrecision.Single).requires_grad_(true);
            values = autograd.grad([network.call(input)[0].sum()], [input])[0].contiguous().data<float>().ToArray();
        });
        return values;
    }

    private static void AssertNear(float[] expected, float[] actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5f, $"at {i}");
    }
}
