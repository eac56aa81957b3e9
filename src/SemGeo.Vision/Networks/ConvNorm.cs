using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>A convolution without bias, its batch normalisation and an activation, named "0" and "1" as in torchvision's Conv2dNormActivation.</summary>
internal sealed class ConvNorm : nn.Module<Tensor, Tensor>, IFoldable
{
    [ComponentName(Name = "0")]
    private readonly Convolution _convolution;

    [ComponentName(Name = "1")]
    private readonly BatchNorm2d _normalization;

    private readonly NormalizedConvolution _layer;
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
        _convolution = new Convolution(channels, width, kernel, stride, border, groups);
        _normalization = nn.BatchNorm2d(width, normalization.Epsilon, normalization.Momentum);
        _layer = new NormalizedConvolution(_convolution, _normalization, activation);
        RegisterComponents();
    }

    public IEnumerable<NormalizedConvolution> Normalized => [_layer];

    public override Tensor forward(Tensor input)
    {
        using var padded = _padding?.Pad(input);
        return _layer.Call(padded ?? input);
    }
}

/// <summary>The constants of a network's batch normalisations.</summary>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Momentum">How much of a batch's statistics goes into the running ones.</param>
internal readonly record struct BatchNormSettings(double Epsilon, double Momentum)
{
    /// <summary>PyTorch's own.</summary>
    public static BatchNormSettings PyTorch { get; } = new(1e-5, 0.1);

    /// <summary>TensorFlow's, with which MobileNetV3 and the EfficientNets were published.</summary>
    public static BatchNormSettings TensorFlow { get; } = new(1e-3, 0.01);
}
