using SemGeo.Validation;

namespace SemGeo.Vision.Devices;

/// <summary>Where and with how many threads a model computes, in training and in scoring.</summary>
/// <remarks>
/// On Linux libtorch is told to let its threads sleep soon when they wait, if this library is used before libtorch is loaded. To have it otherwise set OMP_WAIT_POLICY=active before the process
/// starts. THP_MEM_ALLOC_ENABLE=1 gives large tensors pages of two megabytes: a large network trains a sixth faster, and memory grows with each training in the process.
/// </remarks>
public sealed class ComputeOptions
{
    /// <summary>The index of the CUDA GPU to compute on.</summary>
    /// <value>At least 0, or null for the CPU. The default value is null.</value>
    public int? GpuDeviceId { get; set; }

    /// <summary>Whether the CPU will do when the GPU is not there. <see cref="GeoDevice.FallbackReason"/> then says why.</summary>
    /// <value>The default value is false: a missing GPU is an error.</value>
    public bool FallbackToCpu { get; set; }

    /// <summary>The number of threads that libtorch computes with on the CPU, for each thread that calls it.</summary>
    /// <value>At least 1, or 0 for all processors that the process may use. The default value is 0.</value>
    public int Threads { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one, with its value and what is allowed.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(ComputeOptions));
        errors.Require(GpuDeviceId is null or >= 0, $"GpuDeviceId is {GpuDeviceId}, it must be at least 0, or null for the CPU.");
        errors.Require(Threads >= 0, $"Threads is {Threads}, it must be at least 1, or 0 for all processors.");
        errors.ThrowIfAny();
    }
}

/// <summary>The numbers that a network's convolutions compute with. Weights, optimiser, checkpoints and saved models are single precision whichever it is.</summary>
public enum ComputePrecision
{
    /// <summary>32-bit floating point. GPUs from Ampere on multiply with TF32's 10 bits and add with all 24: convolutions always, heads in training.</summary>
    Single,

    /// <summary>
    /// bfloat16, the range of single precision with 8 bits of it: on GPUs from Ampere on about twice as fast with half of the memory, on most CPUs slower. Convolutions work on rounded copies of
    /// the weights; the statistics of batch normalisation, the pooled features, heads, losses and gradients of weights stay in single precision.
    /// </summary>
    BFloat16,
}
