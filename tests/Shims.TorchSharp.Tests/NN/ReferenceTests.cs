using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Shims.TorchSharp.Tests.NN;

[TestClass]
public sealed class ReferenceTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Conv2d_and_its_gradients()
    {
        using var layer = Conv2d(3, 4, (3, 2), (2, 1), (1, 0), (1, 2));
        Set(layer, "weight", 1);
        Set(layer, "bias", 2);
        var x = Values.Wave([2, 3, 5, 4]).requires_grad_(true);

        var y = layer.call(x);
        var gradients = autograd.grad([(y * Values.Wave(y.shape, 3)).sum()], [x, layer.get_parameter("weight")!, layer.get_parameter("bias")!]);

        Values.IsReference("conv.y", y);
        Values.IsReference("conv.dx", gradients[0]);
        Values.IsReference("conv.dw", gradients[1]);
        Values.IsReference("conv.db", gradients[2]);
        Values.IsReference("conv.grouped", functional.conv2d(Values.Wave([1, 4, 3, 3]), Values.Wave([2, 2, 2, 2], 1), groups: 2));
    }

    [TestMethod]
    public void BatchNorm2d_training_evaluation_and_gradient()
    {
        using var layer = BatchNorm2d(3);
        Set(layer, "weight", 1);
        Set(layer, "bias", 2);
        var x = Values.Wave([2, 3, 2, 2]).requires_grad_(true);

        var y = layer.call(x);
        Values.IsReference("bn.train", y);
        Values.IsReference("bn.dx", autograd.grad([(y * Values.Wave([2, 3, 2, 2], 3)).sum()], [x])[0], 1e-4);
        Values.IsReference("bn.mean", layer.running_mean!);
        Values.IsReference("bn.var", layer.running_var!);
        Assert.AreEqual(1, layer.num_batches_tracked!.item<long>());

        layer.eval();
        Values.IsReference("bn.eval", layer.call(x));
        Assert.AreEqual(1, layer.num_batches_tracked!.item<long>());
        layer.reset_running_stats();
        Values.AreClose([0, 0, 0], layer.running_mean!);
    }

    [TestMethod]
    public void Linear_and_softmax()
    {
        using var layer = Linear(3, 4);
        Set(layer, "weight", 1);
        Set(layer, "bias", 2);

        Values.IsReference("linear.y", layer.call(Values.Wave([2, 3])));
        Values.IsReference("softmax", functional.softmax(Scores(), 1));
        Values.IsReference("softmax", Softmax(1).call(Scores()));
        Values.IsReference("softmax", Scores().log_softmax(1).exp());
    }

    [TestMethod]
    public void Cross_entropy_with_every_option()
    {
        var scores = Scores();
        var target = tensor(new long[] { 0, 4, 2, 2 });
        var ignored = tensor(new long[] { 0, -100, 2, 1 });

        Values.IsReference("ce.mean", functional.cross_entropy(scores, target));
        Values.IsReference("ce.sum", functional.cross_entropy(scores, target, reduction: Reduction.Sum));
        Values.IsReference("ce.none", functional.cross_entropy(scores, target, reduction: Reduction.None));
        Values.IsReference("ce.ignored", functional.cross_entropy(scores, ignored));
        Values.IsReference("ce.ignored1", functional.cross_entropy(scores, tensor(new long[] { 0, 1, 2, 1 }), ignore_index: 1));
        Values.IsReference("ce.smoothed", functional.cross_entropy(scores, target, label_smoothing: 0.1));
        Values.IsReference("ce.weighted", functional.cross_entropy(scores, target, Values.Wave([5]).abs() + 0.5f));
        Values.IsReference("ce.soft", functional.cross_entropy(scores, functional.softmax(Values.Wave([4, 5], 1), 1)));
        Values.IsReference("nll", functional.nll_loss(functional.log_softmax(scores, 1), target));

        scores.requires_grad_(true);
        Values.IsReference("ce.dx", autograd.grad([functional.cross_entropy(scores, ignored, label_smoothing: 0.1)], [scores])[0]);
    }

    [TestMethod]
    public void Cross_entropy_as_a_module()
    {
        var target = tensor(new long[] { 0, 4, 2, 2 });
        using var plain = CrossEntropyLoss();
        using var smoothed = new global::TorchSharp.Modules.CrossEntropyLoss(null, null, Reduction.Mean, 0.1);
        using var ignoring = CrossEntropyLoss(null, 1);

        Values.IsReference("ce.mean", plain.call(Scores(), target));
        Values.IsReference("ce.smoothed", smoothed.call(Scores(), target));
        Values.IsReference("ce.ignored1", ignoring.call(Scores(), tensor(new long[] { 0, 1, 2, 1 })));
    }

    [TestMethod]
    public void Images_change_their_size()
    {
        var image = Values.Wave([1, 2, 4, 5]);

        Values.IsReference("bilinear", functional.interpolate(image, [6, 3], null, InterpolationMode.Bilinear, false));
        Values.IsReference("bilinear.corners", functional.interpolate(image, [6, 3], null, InterpolationMode.Bilinear, true));
        Values.IsReference("bilinear.factor", functional.interpolate(image, null, [1.7, 0.6], InterpolationMode.Bilinear, false));
        Values.IsReference("nearest", functional.interpolate(image, [7, 2]));
        Values.IsReference("bicubic", functional.interpolate(image, null, [2, 2], InterpolationMode.Bicubic, false));
        Values.IsReference("area", functional.interpolate(image, [2, 3], null, InterpolationMode.Area));
        Values.IsReference("reflect", functional.pad(image, new long[] { 1, 2, 3, 0 }, PaddingModes.Reflect));
        Values.AreClose([7, 7, 1, 1, 7], functional.pad(ones(2), new long[] { 2, 1 }, PaddingModes.Constant, 7));
    }

    [TestMethod]
    public void Windows_are_pooled()
    {
        var image = Values.Wave([1, 2, 4, 5]);

        Values.IsReference("maxpool", MaxPool2d(3, 2, 1).call(image));
        Values.IsReference("maxpool", functional.max_pool2d(image, 3, 2, 1));
        Values.IsReference("avgpool", AvgPool2d(2).call(image));
        Values.IsReference("avgpool", functional.avg_pool2d(image, 2));
        Values.IsReference("adaptive", AdaptiveAvgPool2d((3, 2)).call(image));
        Values.IsReference("adaptive", functional.adaptive_avg_pool2d(image, (3, 2)));
    }

    [TestMethod]
    public void Activations()
    {
        var image = Values.Wave([1, 2, 4, 5]);

        Values.IsReference("silu", SiLU().call(image));
        Values.IsReference("gelu", image.gelu());
        Values.IsReference("hardswish", Hardswish().call(image * 4));
        Values.AreClose([0, 2, 6], ReLU6().call(tensor(new float[] { -1, 2, 7 })));
        var changed = tensor(new float[] { -1, 1 });
        ReLU(true).call(changed).Dispose();
        Values.AreClose([0, 1], changed);
    }

    [TestMethod]
    public void Dropout_scales_what_it_keeps_and_rests_while_evaluating()
    {
        manual_seed(3);
        using var layer = Dropout(0.25);
        var x = ones(10000);

        var y = layer.call(x);
        var kept = y.ne(0).to(ScalarType.Float32).mean().item<float>();
        Assert.AreEqual(0.75, kept, 0.03);
        Assert.AreEqual(1 / 0.75, y.max().item<float>(), 1e-6);

        layer.eval();
        Assert.IsTrue(layer.call(x).Equals(x));
    }

    [TestMethod]
    public void One_hot_marks_each_class()
    {
        Values.AreClose([0, 1, 0, 0, 0, 1], functional.one_hot(tensor(new long[] { 1, 2 }), 3));
    }

    private static Tensor Scores() => Values.Wave([4, 5]) * 3;

    private static void Set(Module layer, string name, double phase)
    {
        using var silence = no_grad();
        var parameter = layer.get_parameter(name)!;
        parameter.copy_(Values.Wave(parameter.shape, phase));
    }
}
