using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Tests.Devices;

[TestClass]
public sealed class GeoDeviceTests
{
    [TestMethod]
    public void No_gpu_id_is_the_cpu()
    {
        var device = GeoDevice.Resolve(null, false, () => 4);

        Assert.AreEqual("CPU", device.ToString());
        Assert.IsNull(device.FallbackReason);
    }

    [TestMethod]
    public void The_index_is_honoured() => Assert.AreEqual("GPU 2", GeoDevice.Resolve(2, true, () => 3).ToString());

    [TestMethod]
    [DataRow(0, 0, "GPU 0 was asked for, but torch finds no CUDA GPU (no GPU, no driver, or a CPU-only build of libtorch).")]
    [DataRow(1, 1, "GPU 1 was asked for, but torch finds one CUDA GPU, GPU 0.")]
    [DataRow(5, 4, "GPU 5 was asked for, but torch finds 4 CUDA GPUs, GPU 0 to GPU 3.")]
    public void A_missing_gpu_is_an_error_that_says_what_was_found_or_a_fallback_that_says_why(int asked, int found, string expected)
    {
        var error = Assert.ThrowsExactly<GpuUnavailableException>(() => GeoDevice.Resolve(asked, false, () => found));
        var fallback = GeoDevice.Resolve(asked, true, () => found);

        StringAssert.StartsWith(error.Message, expected);
        Assert.IsNull(fallback.GpuIndex);
        Assert.AreEqual(expected, fallback.FallbackReason);
    }

    [TestMethod]
    public void A_negative_index_is_an_error() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => GeoDevice.Resolve(-1, true));
}
