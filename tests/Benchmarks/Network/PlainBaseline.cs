namespace SemGeo.Benchmarks.Network;

/// <summary>What the baselines are called.</summary>
internal static class PlainBaseline
{
    /// <summary>The one on the same libtorch.</summary>
    public const string Description = "plain TorchSharp and TorchVision";

    /// <summary>The one in Python.</summary>
    public const string PyTorch = "PyTorch";

    /// <summary>The one in C#, in a word.</summary>
    public const string Plain = "TorchSharp";
}
