using SemGeo.Vision.Networks;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Segmentation.HrNet;

/// <summary>The decoder "C1": a 3x3 convolution and a classification of each pixel. Parameters have the public checkpoint's names: cbr.0.weight, cbr.1.bias, conv_last.weight.</summary>
internal sealed class C1Decoder : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "cbr")]
    private readonly ConvNorm _cbr;

    [ComponentName(Name = "conv_last")]
    private readonly Conv2d _last;

    public C1Decoder(long channels, int classes)
        : base(nameof(C1Decoder))
    {
        _cbr = new ConvNorm(channels, channels / 4, 3, 1, 1, BatchNormSettings.PyTorch, Activation.ReLU);
        _last = nn.Conv2d(channels / 4, classes, 1);
        RegisterComponents();
    }

    /// <summary>The logits [n, classes, h, w] of features [n, channels, h, w].</summary>
    public override Tensor forward(Tensor input)
    {
        using var features = _cbr.call(input);
        return _last.call(features);
    }
}
