using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>What follows a normalised convolution.</summary>
internal enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary>x times its sigmoid, also called swish.</summary>
    SiLU,

    /// <summary>x times min(max(x + 3, 0), 6) / 6.</summary>
    Hardswish,
}

/// <summary>Computes in the memory of a tensor.</summary>
internal static class Activations
{
    /// <summary>Applies an activation in place.</summary>
    /// <returns>What is to be used instead of <paramref name="x"/> from now on: itself, or another object over its memory.</returns>
    public static Tensor Apply(this Activation activation, Tensor x) => activation switch
    {
        Activation.ReLU => Instead(x, x.relu_()),
        Activation.SiLU => Instead(x, x.silu_()),
        Activation.Hardswish => Instead(x, x.hardswish_()),
        _ => x,
    };

    /// <summary>max(0, x + y), computed in the memory of <paramref name="x"/>.</summary>
    /// <returns>What is to be used instead of <paramref name="x"/> from now on.</returns>
    public static Tensor AddReLU(Tensor x, Tensor y)
    {
        var sum = Instead(x, x.add_(y));
        return Instead(sum, sum.relu_());
    }

    // Some operations in place return their own object, others a new one.
    private static Tensor Instead(Tensor before, Tensor after)
    {
        if (!ReferenceEquals(before, after))
            before.Dispose();
        return after;
    }
}
