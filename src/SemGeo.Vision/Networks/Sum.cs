using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>Sums at the end of a block.</summary>
internal static class Sum
{
    /// <summary>max(0, a + b), computed in a's memory. The caller disposes what is returned, and a.</summary>
    public static Tensor ReLU(Tensor a, Tensor b)
    {
        using var sum = a.add_(b);
        return sum.relu_();
    }
}
