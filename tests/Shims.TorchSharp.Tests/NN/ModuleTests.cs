using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Shims.TorchSharp.Tests.NN;

[TestClass]
public sealed class ModuleTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void Fields_are_registered_under_their_names_parameters_before_buffers()
    {
        using var net = new Net();

        CollectionAssert.AreEqual(
            new[]
            {
                "_scale", "_conv.weight", "_norm.weight", "_norm.bias", "_heads.0.weight", "_heads.0.bias", "_heads.1.weight", "_heads.1.bias",
                "_mask", "_norm.running_mean", "_norm.running_var", "_norm.num_batches_tracked",
            },
            net.state_dict().Keys.ToArray());
        CollectionAssert.AreEqual(
            net.state_dict().Keys.Take(8).ToArray(), net.named_parameters().Select(item => item.name).ToArray());
        CollectionAssert.AreEqual(
            net.state_dict().Keys.Skip(8).ToArray(), net.named_buffers().Select(item => item.name).ToArray());
        CollectionAssert.AreEqual(new[] { "_conv", "_norm", "_heads" }, net.named_children().Select(item => item.name).ToArray());
        CollectionAssert.AreEqual(
            new[] { "_conv", "_norm", "_heads", "_heads.0", "_heads.1" }, net.named_modules().Select(item => item.name).ToArray());
        Assert.AreEqual(8, net.parameters().Count());
        Assert.AreEqual(1, net.parameters(false).Count());
    }

    [TestMethod]
    public void The_state_dict_takes_a_prefix_and_a_destination()
    {
        using var layer = Linear(2, 3);
        var destination = new Dictionary<string, Tensor>();

        var result = layer.state_dict(destination, "head");

        Assert.AreSame(destination, result);
        CollectionAssert.AreEqual(new[] { "head.weight", "head.bias" }, destination.Keys.ToArray());
    }

    [TestMethod]
    public void Parts_are_found_by_dotted_names()
    {
        using var net = new Net();

        CollectionAssert.AreEqual(new long[] { 4, 3, 3, 3 }, net.get_parameter("_conv.weight")!.shape);
        CollectionAssert.AreEqual(new long[] { 4 }, net.get_buffer("_norm.running_var")!.shape);
        Assert.IsNull(net.get_parameter("_conv.bias"));
        Assert.IsNull(net.get_parameter("nothing.weight"));
        Assert.IsTrue(net.has_parameter("_heads.1.bias"));
        Assert.IsFalse(net.has_buffer("_conv.weight"));
    }

    [TestMethod]
    public void Train_and_eval_reach_every_part()
    {
        using var net = new Net();
        Assert.IsTrue(net.training);

        net.eval();
        Assert.IsTrue(net.modules().All(module => !module.training));
        Assert.IsFalse(net.training);

        net.train();
        Assert.IsTrue(net.modules().All(module => module.training));
    }

    [TestMethod]
    public void Disposing_a_module_disposes_all_of_it()
    {
        using var outer = NewDisposeScope();
        var net = new Net();
        var tensors = net.state_dict().Values.ToList();

        net.Dispose();
        net.Dispose();

        Assert.IsTrue(tensors.All(tensor => tensor.IsInvalid));
    }

    [TestMethod]
    public void Layers_that_are_made_used_and_disposed_leave_no_tensor()
    {
        var before = Tensor.TotalCount;

        using (NewDisposeScope())
        using (var net = Sequential(Conv2d(3, 4, 3), BatchNorm2d(4), ReLU(), AdaptiveAvgPool2d(1), Flatten(), Linear(4, 2)))
            net.call(ones(2, 3, 5, 5)).sum().backward();

        Assert.AreEqual(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void Calls_run_hooks_that_may_change_input_and_result()
    {
        using var layer = Identity();
        var before = layer.register_forward_pre_hook((_, input) => input + 1);
        var after = layer.register_forward_hook((_, _, result) => result * 10);

        Values.AreClose([20], layer.call(ones(1)));

        before.remove();
        Values.AreClose([10], layer.call(ones(1)));
        after.remove();
        after.remove();
        Values.AreClose([1], layer.call(ones(1)));
    }

    [TestMethod]
    public void Apply_visits_parts_first_and_the_module_last()
    {
        using var net = new Net();
        var visited = new List<Module>();

        net.apply(visited.Add);

        Assert.HasCount(6, visited);
        Assert.AreSame(net, visited[^1]);
    }

    [TestMethod]
    public void Names_must_be_new_and_whole()
    {
        using var net = new Net();

        Assert.ThrowsExactly<InvalidOperationException>(() => net.register_module("_conv", Identity()));
        Assert.ThrowsExactly<ArgumentException>(() => net.register_module("a.b", Identity()));
        Assert.ThrowsExactly<ArgumentException>(() => net.register_module("", Identity()));
        Assert.ThrowsExactly<InvalidOperationException>(() => net.register_buffer("_mask", ones(1)));
        Assert.ThrowsExactly<ArgumentNullException>(() => net.register_buffer("other", null!));
    }

    [TestMethod]
    public void To_changes_the_type_of_parameters_and_buffers()
    {
        using var net = new Net();

        net.to(ScalarType.Float64);

        Assert.AreEqual(ScalarType.Float64, net.get_parameter("_conv.weight")!.dtype);
        Assert.AreEqual(ScalarType.Float64, net.get_buffer("_norm.running_mean")!.dtype);
        Assert.AreEqual(ScalarType.Float64, net.call(ones(2, 3, 4, 4, ScalarType.Float64)).dtype);
        Assert.AreSame(net, net.cpu());
    }

    [TestMethod]
    public void A_frozen_part_gets_no_gradient()
    {
        using var first = Linear(2, 2);
        using var second = Linear(2, 1);
        foreach (var parameter in first.parameters())
            parameter.requires_grad = false;

        var loss = second.call(first.call(ones(1, 2))).sum();
        var gradients = autograd.grad([loss], second.parameters().Cast<Tensor>().ToList());

        Assert.IsFalse(first.parameters().Any(parameter => parameter.requires_grad));
        Values.AreClose([1], gradients[1]);
    }

    [TestMethod]
    public void A_sequence_has_numbered_or_named_parts()
    {
        using var numbered = Sequential(Linear(2, 3), ReLU(), Linear(3, 1));
        using var named = Sequential(("first", Linear(2, 3)), ("second", Linear(3, 1)));

        CollectionAssert.AreEqual(new[] { "0.weight", "0.bias", "2.weight", "2.bias" }, numbered.state_dict().Keys.ToArray());
        CollectionAssert.AreEqual(
            new[] { "first.weight", "first.bias", "second.weight", "second.bias" }, named.state_dict().Keys.ToArray());
        CollectionAssert.AreEqual(new long[] { 5, 1 }, numbered.call(ones(5, 2)).shape);
        using var empty = Sequential(Array.Empty<Module<Tensor, Tensor>>());
        Assert.AreEqual(2, empty.call(ones(2)).numel());
    }

    [TestMethod]
    public void A_sequence_disposes_what_its_parts_hand_on()
    {
        using var net = Sequential(Linear(2, 2), ReLU(), Linear(2, 2), ReLU(), Linear(2, 2));
        using var input = ones(1, 2);
        using var silence = no_grad();
        var before = Tensor.TotalCount;

        net.call(input).Dispose();

        Assert.AreEqual(before, Tensor.TotalCount);
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Parameter _scale = Parameter(ones(1));
        private readonly Tensor _mask = ones(1);
        private readonly Conv2d _conv = Conv2d(3, 4, 3, 1, 1, 1, PaddingModes.Zeros, 1, false);
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
            var features = _norm.call(_conv.call(input)).mean([2, 3]) * _scale * _mask;
            return cat(_heads.Select(head => head.call(features)).ToList(), 1).MoveToOuterDisposeScope();
        }
    }
}
