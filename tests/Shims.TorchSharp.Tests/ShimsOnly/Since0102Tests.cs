using TorchSharp;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.ShimsOnly;

/// <summary>What TorchSharp 0.102 has and 0.99 has not, or has otherwise.</summary>
[TestClass]
public sealed class Since0102Tests
{
    [TestMethod]
    public void The_innermost_scope_is_told()
    {
        Assert.IsNull(CurrentDisposeScope);
        using (var scope = NewDisposeScope())
            Assert.AreSame(scope, CurrentDisposeScope);
        Assert.IsNull(CurrentDisposeScope);
    }

    // TorchSharp ends the process here: its autograd.grad catches no exception of libtorch's.
    [TestMethod]
    public void An_input_that_is_not_used_is_an_error()
    {
        using var scope = NewDisposeScope();
        var (x, unused) = (ones(1).requires_grad_(), ones(1).requires_grad_());

        var error = Assert.ThrowsExactly<System.Runtime.InteropServices.ExternalException>(() => autograd.grad([(x * 2).sum()], [x, unused]));

        StringAssert.Contains(error.Message, "allow_unused");
    }

    [TestMethod]
    public void Attach_gives_a_tensor_to_a_scope()
    {
        var tensor = ones(2);
        using (var scope = NewDisposeScope())
            scope.Attach(tensor);

        Assert.IsTrue(tensor.IsInvalid);
    }

    [TestMethod]
    public void MoveToOther_hands_tensors_to_any_scope()
    {
        using var scope = NewDisposeScope();
        Tensor moved;
        using (NewDisposeScope())
        using (var inner = NewDisposeScope())
            moved = inner.MoveToOther(scope, ones(2));

        Assert.IsTrue(scope.Contains(moved));
        Assert.IsFalse(moved.IsInvalid);
        var closed = NewDisposeScope();
        closed.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => scope.MoveToOther(closed, moved));
    }

    [TestMethod]
    public void Inference_mode_records_nothing()
    {
        using var scope = NewDisposeScope();
        var x = ones(1).requires_grad_();

        using (inference_mode())
        {
            Assert.IsTrue(is_inference_mode_enabled());
            Assert.IsFalse((x * 2).requires_grad);
        }

        Assert.IsTrue((x * 2).requires_grad);
    }

    [TestMethod]
    public void An_index_from_the_end_and_a_product()
    {
        using var scope = NewDisposeScope();
        var block = arange(24).reshape(2, 3, 4);

        CollectionAssert.AreEqual(new long[] { 11, 23 }, Values.Longs(block[.., ^1, 3]));
        Assert.AreEqual(24, tensor(new float[] { 1, 2, 3, 4 }).prod().item<float>());
    }

    [TestMethod]
    public void Grad_reads_sets_and_clears_the_gradient()
    {
        using var scope = NewDisposeScope();
        var weight = nn.Parameter(ones(2));
        Assert.IsNull(weight.grad);

        (weight * 3).sum().backward();
        Values.AreClose([3, 3], weight.grad!);

        weight.grad = full(2, 7f);
        Values.AreClose([7, 7], weight.grad!);
        weight.grad = null;
        Assert.IsNull(weight.grad);
    }

    [TestMethod]
    public void Zero_grad_of_a_module_frees_and_of_an_optimiser_fills()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        using var optimizer = optim.SGD(layer.parameters(), 0.1);
        layer.call(ones(1, 2)).sum().backward();

        optimizer.zero_grad();
        Values.AreClose([0, 0], layer.get_parameter("weight")!.grad!);
        layer.zero_grad();
        Assert.IsNull(layer.get_parameter("weight")!.grad);
    }

    [TestMethod]
    public void In_place_operations_return_the_same_object()
    {
        using var numbers = ones(2);

        Assert.AreSame(numbers, numbers.add_(1));
        Assert.AreSame(numbers, numbers.zero_());
        Assert.AreSame(numbers, nn.init.ones_(numbers));
    }

    [TestMethod]
    public void Making_a_parameter_of_a_tensor_leaves_one_tensor()
    {
        var before = Tensor.TotalCount;

        using (var parameter = nn.Parameter(ones(2)))
            Assert.AreEqual(before + 1, Tensor.TotalCount);

        Assert.AreEqual(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void A_closed_scope_refuses_to_be_used_and_may_be_disposed_twice()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => scope.DisposablesCount);
        Assert.ThrowsExactly<ObjectDisposedException>(scope.DisposeEverything);
    }

    [TestMethod]
    public void Convolution_and_normalisation_check_their_input()
    {
        using var scope = NewDisposeScope();
        using var conv = nn.Conv2d(3, 4, 3);
        using var norm = nn.BatchNorm2d(3);

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => conv.call(ones(1, 2, 5, 5))).Message, "with 3 channels to Conv2d");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => norm.call(ones(2, 3))).Message, "BatchNorm argument: 2");
    }

    [TestMethod]
    public void A_module_file_that_is_cut_anywhere_ends_too_early()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 2);
        using var stream = new MemoryStream();
        layer.save(new BinaryWriter(stream));
        var bytes = stream.ToArray();

        for (var length = 0; length < bytes.Length; length++)
            Assert.ThrowsExactly<EndOfStreamException>(() => layer.load(new BinaryReader(new MemoryStream(bytes[..length]))), $"{length} bytes");
    }

    [TestMethod]
    public void A_damaged_shape_does_not_make_memory()
    {
        // Float32, two dimensions of 2^40: more than any file holds.
        byte[] entry = [6, 2, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 0x80, 0x80, 0x80, 0x80, 0x80, 0x20, 1, 2, 3];

        Assert.ThrowsExactly<EndOfStreamException>(() => TensorExtensionMethods.Load(new BinaryReader(new MemoryStream(entry))));
        Assert.ThrowsExactly<InvalidDataException>(() => TensorExtensionMethods.Load(new BinaryReader(new MemoryStream([6, 0xFF, 0x7F]))));
    }

    [TestMethod]
    public void Adams_state_is_copied_so_that_training_goes_on_the_same()
    {
        using var scope = NewDisposeScope();
        var (one, other) = (nn.Parameter(ones(2)), nn.Parameter(ones(2)));
        using var first = optim.AdamW([one], 0.1, amsgrad: true);
        using var second = optim.AdamW([other], 0.1, amsgrad: true);
        (one * one).sum().backward();
        first.step();

        second.load_state_dict(first.state_dict());
        using (no_grad())
            other.copy_(one);
        other.grad = one.grad;
        first.step();
        second.step();

        Assert.IsTrue(one.Equals(other));
        Assert.IsFalse(one.Equals(ones(2)));
    }

    // Make modules outside of scopes.
    [TestMethod]
    public void Parameters_of_layers_made_in_a_scope_go_with_it()
    {
        global::TorchSharp.Modules.Linear layer;
        using (NewDisposeScope())
            layer = nn.Linear(2, 2);

        using (layer)
            Assert.IsEmpty(layer.parameters());
    }

    // TorchSharp 0.99 ends the process here.
    [TestMethod]
    public void A_module_cannot_have_parameters_of_whole_numbers()
    {
        using var layer = nn.Linear(2, 2);

        Assert.ThrowsExactly<ArgumentException>(() => layer.to(ScalarType.Int64));
    }

    [TestMethod]
    public void What_TorchSharp_ignores_is_ignored_here_too()
    {
        using var scope = NewDisposeScope();
        var numbers = tensor(new float[] { 1, 2, 5 });

        Values.AreClose([0.5f, 1, 2.5f], div(numbers, 2, RoundingMode.floor));
        Values.AreClose([0, 1, 2], numbers.div(2, RoundingMode.floor));
        Assert.AreEqual(numbers.var().item<float>(), numbers.var(false).item<float>());
        CollectionAssert.AreEqual(new long[] { 3, 4, 5, 0, 1, 2 }, Values.Longs(arange(6).reshape(2, 3).roll(new long[] { 1 })));
        Values.AreClose([2], numbers.quantile(tensor(new float[] { 0.5f }), -1));
        Assert.ThrowsExactly<InvalidOperationException>(() => numbers.dot(ones(2)));
    }
}
