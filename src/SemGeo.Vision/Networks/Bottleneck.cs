using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>A 1x1, a 3x3 and a 1x1 convolution that widens fourfold, and a shortcut. The stride is the 3x3 convolution's, as in torchvision.</summary>
internal sealed class Bottleneck : nn.Module<Tensor, Tensor>, IFoldable
{
    /// <summary>How many times wider the output is than the inner convolutions.</summary>
    public const int Expansion = 4;

    [ComponentName(Name = "conv1")]
    private readonly Convolution _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNorm2d _bn1;

    [ComponentName(Name = "conv2")]
    private readonly Convolution _conv2;

    [ComponentName(Name = "bn2")]
    private readonly BatchNorm2d _bn2;

    [ComponentName(Name = "conv3")]
    private readonly Convolution _conv3;

    [ComponentName(Name = "bn3")]
    private readonly BatchNorm2d _bn3;

    [ComponentName(Name = "downsample")]
    private readonly Sequential? _downsample;

    private readonly NormalizedConvolution _narrow, _square, _widen;
    private readonly NormalizedConvolution? _shortcut;

    public Bottleneck(long channels, long width, long stride)
        : base(nameof(Bottleneck))
    {
        var output = width * Expansion;
        (_conv1, _bn1) = (new Convolution(channels, width, 1), nn.BatchNorm2d(width));
        (_conv2, _bn2) = (new Convolution(width, width, 3, stride, 1), nn.BatchNorm2d(width));
        (_conv3, _bn3) = (new Convolution(width, output, 1), nn.BatchNorm2d(output));
        (_narrow, _square, _widen) = (new(_conv1, _bn1, Activation.ReLU), new(_conv2, _bn2, Activation.ReLU), new(_conv3, _bn3));
        if (stride != 1 || channels != output)
        {
            var (convolution, normalization) = (new Convolution(channels, output, 1, stride), nn.BatchNorm2d(output));
            (_downsample, _shortcut) = (nn.Sequential(convolution, normalization), new(convolution, normalization));
        }

        RegisterComponents();
    }

    public IEnumerable<NormalizedConvolution> Normalized => _shortcut is null ? [_narrow, _square, _widen] : [_narrow, _square, _widen, _shortcut];

    public override Tensor forward(Tensor input)
    {
        var x = _square.CallOnce(_narrow.Call(input));
        using var shortcut = _shortcut?.Call(input);
        return _widen.CallOnceAndAdd(x, shortcut ?? input);
    }
}
