using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// A depthwise convolution in a wider space: expand, convolve each channel, squeeze and excite, project; the input is added where the shapes allow it
/// (Sandler et al., "MobileNetV2", CVPR 2018). The block of EfficientNet and MobileNetV3.
/// </summary>
internal sealed class InvertedResidual : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "block")]
    private readonly Sequential _block;

    private readonly bool _hasShortcut;
    private readonly StochasticDepth? _drop;

    public InvertedResidual(InvertedResidualSettings settings, TrainingNoise noise, string path)
        : base(nameof(InvertedResidual))
    {
        var (expanded, normalization, activation) = (settings.Expanded, settings.Normalization, settings.Activation);
        var layers = new List<nn.Module<Tensor, Tensor>>();
        if (expanded != settings.Channels)
            layers.Add(new ConvNorm(settings.Channels, expanded, 1, 1, 1, normalization, activation));
        layers.Add(new ConvNorm(expanded, expanded, settings.Kernel, settings.Stride, expanded, normalization, activation, settings.SamePadding));
        if (settings.Squeezed > 0)
            layers.Add(new SqueezeExcite(expanded, settings.Squeezed, settings.SqueezeActivation));
        layers.Add(new ConvNorm(expanded, settings.Width, 1, 1, 1, normalization, Activation.None));
        _block = nn.Sequential([.. layers]);
        _hasShortcut = settings.Stride == 1 && settings.Channels == settings.Width;
        _drop = _hasShortcut && settings.DropProbability > 0 ? new StochasticDepth(noise, path, settings.DropProbability) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        if (!_hasShortcut)
            return _block.call(input);
        using var scope = NewDisposeScope();
        var x = _block.call(input);
        if (training && _drop is not null)
            x = _drop.Apply(x);
        return x.add_(input).MoveToOuterDisposeScope();
    }
}
