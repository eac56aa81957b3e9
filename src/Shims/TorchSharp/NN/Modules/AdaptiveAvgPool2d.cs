using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of as many windows as give a result of a given size.</summary>
public sealed class AdaptiveAvgPool2d : nn.Module<Tensor, Tensor>
{
    private readonly long[] _outputSize;

    internal AdaptiveAvgPool2d(long[] outputSize)
        : base(nameof(AdaptiveAvgPool2d))
    {
        _outputSize = outputSize;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor tensor) =>
        nn.functional.adaptive_avg_pool2d(tensor, _outputSize);
}
