using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Shims.TorchSharp.Tests.Tensors;

[TestClass]
public sealed class ErrorTests
{
    private DisposeScope _scope = null!;

    [TestInitialize]
    public void Open() => _scope = NewDisposeScope();

    [TestCleanup]
    public void Close() => _scope.Dispose();

    [TestMethod]
    public void A_wrong_shape_is_told_in_libtorchs_words()
    {
        var error = Assert.ThrowsExactly<ExternalException>(() => ones(2, 3).mm(ones(2, 3)));

        StringAssert.Contains(error.Message, "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)");
    }

    [TestMethod]
    public void Sixty_four_tebibytes_are_refused_and_the_process_goes_on()
    {
        var error = Assert.ThrowsExactly<ExternalException>(() => empty(new long[] { 1L << 44 }));

        StringAssert.Contains(error.Message, "70368744177664");
        Assert.AreEqual(2, ones(2).sum().item<float>());
    }

    [TestMethod]
    public void An_error_makes_no_tensor()
    {
        var before = Tensor.TotalCount;

        for (var i = 0; i < 10; i++)
        {
            using var scope = NewDisposeScope();
            Assert.ThrowsExactly<ExternalException>(() => ones(2).view(3));
            Assert.ThrowsExactly<ExternalException>(() => ones(2).topk(5));
        }

        Assert.AreEqual(before, Tensor.TotalCount);
    }

    [TestMethod]
    public void An_error_of_another_thread_is_that_threads()
    {
        Exception? seen = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var a = ones(2, 3);
                a.mm(a).Dispose();
            }
            catch (ExternalException e)
            {
                seen = e;
            }
        });
        thread.Start();
        thread.Join();

        Assert.IsNotNull(seen);
        Assert.AreEqual(3, (ones(3) + 0).sum().item<float>());
    }

    [TestMethod]
    public void A_class_out_of_range_is_an_error()
    {
        var error = Assert.ThrowsExactly<ExternalException>(() => nn.functional.cross_entropy(ones(2, 3), tensor(new long[] { 0, 3 })));

        StringAssert.Contains(error.Message, "out of bounds");
    }
}
