using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace SemGeo.Vision.Tests.Torch;

/// <summary>Names, types and the end of modules: weight files, checkpoints and bfloat16 copies rely on them.</summary>
[TestClass]
public sealed class ModuleTests
{
    [TestMethod]
    public void Fields_are_registered_under_their_component_names_parameters_before_buffers()
    {
        using var net = new Net();

        CollectionAssert.AreEqual(
            new[]
            {
                "_scale", "conv1.weight", "_norm.weight", "_norm.bias", "_heads.0.weight", "_heads.0.bias", "_heads.1.weight", "_heads.1.bias",
                "_norm.running_mean", "_norm.running_var", "_norm.num_batches_tracked",
            },
            net.state_dict().Keys.ToArray());
        CollectionAssert.AreEqual(net.state_dict().Keys.Take(8).ToArray(), net.named_parameters().Select(item => item.name).ToArray());
        CollectionAssert.AreEqual(net.state_dict().Keys.Skip(8).ToArray(), net.named_buffers().Select(item => item.name).ToArray());
        CollectionAssert.AreEqual(new[] { "conv1", "_norm", "_heads" }, net.named_children().Select(item => item.name).ToArray());
    }

    [TestMethod]
    public void A_sequence_has_numbered_or_named_parts()
    {
        using var numbered = Sequential(Linear(2, 3), ReLU(), Linear(3, 1));
        using var named = Sequential(("first", Linear(2, 3)), ("second", Linear(3, 1)));

        CollectionAssert.AreEqual(new[] { "0.weight", "0.bias", "2.weight", "2.bias" }, numbered.state_dict().Keys.ToArray());
        CollectionAssert.AreEqual(new[] { "first.weight", "first.bias", "second.weight", "second.bias" }, named.state_dict().Keys.ToArray());
    }

    [TestMethod]
    public void Disposing_a_module_disposes_all_of_it()
    {
        var net = new Net();
        var tensors = net.state_dict().Values.ToList();

        net.Dispose();
        net.Dispose();

        Assert.HasCount(11, tensors);
        Assert.IsTrue(tensors.All(tensor => tensor.IsInvalid));
    }

    [TestMethod]
    public void To_changes_the_type_of_parameters_and_buffers_but_not_of_counts()
    {
        using var net = new Net();

        net.to(ScalarType.BFloat16);

        Assert.AreEqual(ScalarType.BFloat16, net.get_parameter("conv1.weight")!.dtype);
        Assert.AreEqual(ScalarType.BFloat16, net.get_buffer("_norm.running_mean")!.dtype);
        Assert.AreEqual(ScalarType.Int64, net.get_buffer("_norm.num_batches_tracked")!.dtype);
    }

    [TestMethod]
    public void Eight_threads_compute_the_same_with_one_network()
    {
        using var network = Sequential(Conv2d(3, 4, 3), ReLU(), Flatten(), Linear(4 * 36, 5));
        network.eval();
        using var input = arange(2 * 3 * 8 * 8, ScalarType.Float32).reshape(2, 3, 8, 8) / 100f;
        using var expected = Run(network, input);

        var results = new bool[8];
        Parallel.For(0, results.Length, i =>
        {
            var all = true;
            for (var k = 0; k < 10; k++)
            {
                using var result = Run(network, input);
                all &= result.allclose(expected);
            }

            results[i] = all;
        });

        CollectionAssert.AreEqual(Enumerable.Repeat(true, 8).ToArray(), results);
    }

    private static Tensor Run(Module<Tensor, Tensor> network, Tensor input)
    {
        using var silence = no_grad();
        using var scope = NewDisposeScope();
        return network.call(input).MoveToOuterDisposeScope();
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Parameter _scale = Parameter(ones(1));

        [ComponentName(Name = "conv1")]
        private readonly Conv2d _conv = Conv2d(3, 4, 3, padding: 1, bias: false);

        private readonly BatchNorm2d _norm = BatchNorm2d(4);
        private readonly ModuleList<Module<Tensor, Tensor>> _heads = new(Linear(4, 2), Linear(4, 3));

        internal Net()
            : base("Net")
        {
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var features = _norm.call(_conv.call(input)).mean([2, 3]) * _scale;
            return cat([.. _heads.Select(head => head.call(features))], 1).MoveToOuterDisposeScope();
        }
    }
}
