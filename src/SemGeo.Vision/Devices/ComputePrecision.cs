namespace SemGeo.Vision.Devices;

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
