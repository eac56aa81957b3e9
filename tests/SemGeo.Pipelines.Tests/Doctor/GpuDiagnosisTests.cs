using SemGeo.Pipelines.Doctor;

namespace SemGeo.Pipelines.Tests.Doctor;

[TestClass]
public sealed class GpuDiagnosisTests
{
    private static readonly NvidiaGpu Ampere = new("NVIDIA A100", new Version(535, 104, 5), "40960 MiB", new Version(8, 0));

    [TestMethod]
    public void The_programs_lines_are_read()
    {
        var gpus = NvidiaGpu.Parse("NVIDIA A100-SXM4-40GB, 535.104.05, 40960 MiB, 8.0\r\nTesla M10, 390.46, 8192 MiB, [N/A]\nFailed to initialize NVML\n");

        Assert.HasCount(2, gpus);
        Assert.AreEqual("NVIDIA A100-SXM4-40GB, 40960 MiB, driver 535.104.5, compute capability 8.0", gpus[0].ToString());
        Assert.IsNull(gpus[1].Capability);
    }

    [TestMethod]
    public void Without_a_driver_the_driver_is_to_be_installed() => Assert.AreEqual(
        "no NVIDIA driver answers (nvidia-smi is not there or fails): a GPU needs driver 525 or later", new GpuDiagnosis(true, null, null).Reasons().Single());

    [TestMethod]
    public void A_build_for_the_cpu_is_to_be_built_for_cuda() =>
        StringAssert.Contains(new GpuDiagnosis(false, [Ampere], null).Reasons().Single(), "libtorch for the CPU alone: build with -p:TorchDevice=cuda");

    [TestMethod]
    public void An_old_driver_and_a_gpu_of_another_generation_are_named()
    {
        var old = Ampere with { Driver = new Version(470, 82, 1), Capability = new Version(3, 5) };

        var reasons = new GpuDiagnosis(true, [old], null).Reasons().ToList();

        StringAssert.StartsWith(reasons[0], "the driver is 470.82.1: libtorch 2.10 is built for CUDA 12.8");
        StringAssert.Contains(reasons[1], "compute capability 3.5: libtorch 2.10 has kernels for 7.0 to 12.0");
        StringAssert.Contains(new GpuDiagnosis(true, [Ampere with { Capability = new Version(12, 1) }], null).Reasons().First(), "compute capability 12.1");
        Assert.IsEmpty(new GpuDiagnosis(true, [Ampere with { Capability = new Version(12, 0) }], null).Reasons().Where(reason => reason.Contains("capability", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Hidden_gpus_are_thought_of() => StringAssert.StartsWith(new GpuDiagnosis(true, [Ampere], "-1").Reasons().Single(), "CUDA_VISIBLE_DEVICES is '-1'");

    [TestMethod]
    public void The_gpu_part_of_libtorch_is_found_among_the_libraries()
    {
        Assert.IsTrue(LoadedLibraries.Of(["/usr/lib/libc.so.6", "/opt/native/libtorch_cuda.so"]).HasTorchCuda);
        Assert.IsTrue(LoadedLibraries.Of([@"C:\program\torch_cuda.dll"]).HasTorchCuda);
        Assert.IsFalse(LoadedLibraries.Of(["torch_cpu.dll", "/opt/torch_cuda/libtorch_cpu.so"]).HasTorchCuda);
    }
}
