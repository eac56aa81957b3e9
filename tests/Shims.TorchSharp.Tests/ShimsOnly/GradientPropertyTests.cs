using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.ShimsOnly;

/// <summary>The gradient is a property since TorchSharp 0.102.5; before it was a method.</summary>
[TestClass]
public sealed class GradientPropertyTests
{
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
}
