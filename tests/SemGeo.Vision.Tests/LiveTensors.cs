using TorchSharp;

namespace SemGeo.Vision.Tests;

/// <summary>Counts tensors that were neither disposed nor collected.</summary>
internal static class LiveTensors
{
    /// <summary>The number before what is tested; what earlier tests or TorchSharp itself left to the garbage collector is collected first.</summary>
    public static long Before()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return torch.Tensor.TotalCount;
    }

    /// <summary>The number now, with everything that only the garbage collector would free.</summary>
    public static long Now() => torch.Tensor.TotalCount;
}
