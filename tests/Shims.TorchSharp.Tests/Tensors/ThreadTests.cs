using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class ThreadTests
{
    [TestMethod]
    public void The_number_of_threads_can_be_set()
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(2);
            Assert.AreEqual(2, get_num_threads());
        }
        finally
        {
            set_num_threads(before);
        }

        Assert.IsGreaterThan(0, get_num_interop_threads());
    }

    [TestMethod]
    public void Eight_threads_compute_the_same_with_one_network_and_leave_nothing()
    {
        using var network = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(4 * 36, 5));
        network.eval();
        using var input = Values.Wave([2, 3, 8, 8]);
        using var expected = Run(network, input);
        var before = Tensor.TotalCount;

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

        Assert.IsTrue(results.All(same => same));
        Assert.AreEqual(before, Tensor.TotalCount);
    }

    private static Tensor Run(nn.Module<Tensor, Tensor> network, Tensor input)
    {
        using var silence = no_grad();
        using var scope = NewDisposeScope();
        return network.call(input).MoveToOuterDisposeScope();
    }
}
