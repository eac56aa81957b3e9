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

/// <summary>Applies activations.</summary>
internal static class Activations
{
    /// <summary>Applies an activation in place.</summary>
    /// <returns>Another object over the memory of <paramref name="x"/>, which is disposed; <paramref name="x"/> itself where nothing is applied.</returns>
    public static Tensor Apply(this Activation activation, Tensor x)
    {
        if (activation == Activation.None)
            return x;
        using (x)
        {
            return activation switch
            {
                Activation.ReLU => x.relu_(),
                Activation.SiLU => x.silu_(),
                _ => x.hardswish_(),
            };
        }
    }
}
