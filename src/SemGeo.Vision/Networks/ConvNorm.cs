using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>A convolution without bias, its batch normalisation and an activation, named "0" and "1" as in torchvision's Conv2dNormActivation.</summary>
internal sealed class ConvNorm : NamedModule<Tensor>
{
    private readonly Convolution _convolution;
    private readonly BatchNorm2d _normalization;
    private readonly Activation _activation;
    private readonly SamePadding? _padding;

    /// <param name="channels">The number of input channels.</param>
    /// <param name="width">The number of output channels.</param>
    /// <param name="kernel">The side of the kernel, odd.</param>
    /// <param name="stride">The step of the kernel.</param>
    /// <param name="groups">The number of groups of channels, as many as channels for a depthwise convolution.</param>
    /// <param name="normalization">The constants of the normalisation.</param>
    /// <param name="activation">What follows.</param>
    /// <param name="samePadding">Whether borders are TensorFlow's (a stride of 2 starts at the second pixel of an even side) instead of symmetric.</param>
    public ConvNorm(long channels, long width, long kernel, long stride, long groups, BatchNormSettings normalization, Activation activation, bool samePadding = false)
        : base(nameof(ConvNorm))
    {
        _padding = samePadding && stride > 1 ? new SamePadding(kernel, stride) : null;
        var border = _padding is null ? (kernel - 1) / 2 : 0;
        _convolution = Register("0", new Convolution(channels, width, kernel, stride, border, groups));
        _normalization = Register("1", nn.BatchNorm2d(width, normalization.Epsilon, normalization.Momentum));
        _activation = activation;
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _normalization.call(_convolution.call(_padding?.Pad(input) ?? input));
        return _activation.Apply(x).MoveToOuterDisposeScope();
    }
}
