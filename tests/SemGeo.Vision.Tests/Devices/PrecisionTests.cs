using SemGeo.Vision.Devices;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Tests.Networks;
using SemGeo.Vision.Tests.Training;
using SemGeo.Vision.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace SemGeo.Vision.Tests.Devices;

[TestClass]
public sealed class PrecisionTests
{
    private const int Photos = 4, PhotoLength = 3 * ToyTraining.Size * ToyTraining.Size;

    private static readonly long[] Labels = [0, 1, 2, 0];

    [TestMethod]
    public void Gradients_of_bfloat16_are_near_those_of_single_precision_and_single_themselves()
    {
        using var model = ToyTraining.Convolutional(1, 3);
        using var scope = NewDisposeScope();

        var single = Gradients(model, ComputePrecision.Single);
        var rounded = Gradients(model, ComputePrecision.BFloat16);

        for (var i = 0; i < single.Count; i++)
        {
            Assert.AreEqual(ScalarType.Float32, rounded[i].Gradient.dtype, single[i].Name);
            Assert.IsLessThan(0.2, Difference(rounded[i].Gradient, single[i].Gradient), single[i].Name);
        }

        var convolution = single.FindIndex(entry => entry.Name == "backbone.conv1.weight");
        Assert.IsGreaterThan(1e-4, Difference(rounded[convolution].Gradient, single[convolution].Gradient), "bfloat16 was used");
    }

    [TestMethod]
    [DataRow("resnet18")]
    [DataRow("resnet50")]
    [DataRow("tf_efficientnet_b0")]
    [DataRow("mobilenet_v3_small")]
    public void Every_kind_of_backbone_makes_nearly_the_same_features_in_bfloat16(string backbone)
    {
        using var model = GeoModel.Create(new GeoModelSpec { Backbone = backbone, Heads = [new GeoHead("Fine", 5)], InputSize = ToyTraining.Size });
        using var scope = NewDisposeScope();

        var (single, rounded) = (Features(ComputePrecision.Single), Features(ComputePrecision.BFloat16));

        Assert.AreEqual(ScalarType.Float32, rounded.dtype, "pooled in single precision");
        Assert.IsLessThan(0.05, Difference(rounded, single));

        Tensor Features(ComputePrecision precision)
        {
            Tensor? features = null;
            using var noGrad = no_grad();
            var input = model.ToInput(FormulaWeights.Pixels("photos", 2 * PhotoLength), 2, precision);
            Assert.AreEqual(precision == ComputePrecision.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32, input.dtype);
            model.Change(network => features = network.Backbone.call(input));
            return features!;
        }
    }

    [TestMethod]
    public void A_prediction_is_computed_in_the_precision_that_is_asked_for()
    {
        using var model = ToyTraining.Convolutional(1, 5);
        var photo = ToyTraining.Noise(3, 0);

        var single = Score(ComputePrecision.Single);
        var rounded = Score(ComputePrecision.BFloat16);

        CollectionAssert.AreNotEqual(single, rounded);
        Assert.IsLessThan(0.02f, single.Zip(rounded, (a, b) => Math.Abs(a - b)).Max());

        float[] Score(ComputePrecision precision)
        {
            using var batch = ToyTraining.CentreCrops().Load([photo], out _)!;
            var probabilities = new float[model.ClassCount];
            model.Predict(batch.Pixels, 1, 1, probabilities, precision: precision);
            return probabilities;
        }
    }

    [TestMethod]
    public void A_model_of_embeddings_has_nothing_to_round()
    {
        using var model = GeoModel.Create(new GeoModelSpec { Backbone = "embedding", EmbeddingSize = 4, Heads = [new GeoHead("Fine", 3)] });
        float[] embedding = [0.1f, 0.2f, 0.3f, 0.4f];
        var (single, rounded) = (new float[3], new float[3]);

        model.Predict(embedding, 1, 1, single);
        model.Predict(embedding, 1, 1, rounded, precision: ComputePrecision.BFloat16);

        CollectionAssert.AreEqual(single, rounded);
    }

    [TestMethod]
    public void A_device_that_cannot_is_an_error_that_says_what_was_found_and_what_to_set()
    {
        var error = Assert.ThrowsExactly<PrecisionUnavailableException>(() => new GeoDevice(99).Require(ComputePrecision.BFloat16));

        StringAssert.StartsWith(error.Message, "Precision is BFloat16, but GPU 99 cannot compute in it: libtorch ");
        StringAssert.EndsWith(error.Message, "Set Precision to Single, or take a GPU of compute capability 8.0 (Ampere) or later.");
        new GeoDevice(99).Require(ComputePrecision.Single);
    }

    [TestMethod]
    public void Trying_the_cpu_leaves_no_tensor()
    {
        var before = LiveTensors.Before();

        GeoDevice.Cpu.Require(ComputePrecision.BFloat16);

        Assert.AreEqual(before, LiveTensors.Now());
    }

    [TestMethod]
    public void Modules_of_our_own_go_on_with_the_parameters_that_they_have_after_a_move()
    {
        using var scope = NewDisposeScope();
        using var convolution = new Convolution(2, 3, 1, hasBias: true);
        using var mixture = new VonMisesFisherMixture(2);
        convolution.to(ScalarType.Float64);
        mixture.to(ScalarType.Float64);

        mixture.Initialize([new(10, 20), new(30, 40)], 100);

        Assert.AreEqual(ScalarType.Float64, convolution.call(ones([1, 2, 4, 4], dtype: ScalarType.Float64)).dtype);
        var direction = NetworkTensors.Of(mixture).Single(entry => entry.Name == "direction").Tensor;
        Assert.AreEqual(ScalarType.Float64, direction.dtype);
        Assert.AreEqual(10 * 10 * 2, direction.detach().pow(2).sum().ToDouble(), 1e-9, "two vectors of length sqrt(100)");
    }

    [TestMethod]
    public void Products_use_tf32_in_training_on_a_gpu_alone()
    {
        var before = backends.cuda.matmul.allow_tf32;
        backends.cuda.matmul.allow_tf32 = false;
        try
        {
            using (new TensorFloat32(GeoDevice.Cpu))
                Assert.IsFalse(backends.cuda.matmul.allow_tf32);
            using (new TensorFloat32(new GeoDevice(0)))
                Assert.IsTrue(backends.cuda.matmul.allow_tf32);
            Assert.IsFalse(backends.cuda.matmul.allow_tf32);
        }
        finally
        {
            backends.cuda.matmul.allow_tf32 = before;
        }
    }

    // Random weights and batch normalisation over four photos, in training mode, as in a step.
    private static List<(string Name, Tensor Gradient)> Gradients(GeoModel model, ComputePrecision precision)
    {
        var gradients = new List<(string, Tensor)>();
        model.Change(network =>
        {
            network.train();
            var logits = network.call(model.ToInput(FormulaWeights.Pixels("photos", Photos * PhotoLength), Photos, precision))[0];
            var loss = nn.functional.cross_entropy(logits, tensor(Labels));
            var parameters = network.TrainableParameters.ToList();
            var values = autograd.grad([loss], [.. parameters.Select(entry => (Tensor)entry.Parameter)]);
            gradients.AddRange(parameters.Select((entry, i) => (entry.Name, values[i])));
        });
        return gradients;
    }

    private static double Difference(Tensor actual, Tensor expected) => ((actual - expected).norm() / expected.norm()).ToDouble();
}
