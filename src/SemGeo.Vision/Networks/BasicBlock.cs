using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>Two 3x3 convolutions and a shortcut: relu(bn2(conv2(relu(bn1(conv1(x))))) + shortcut(x)).</summary>
internal sealed class BasicBlock : nn.Module<Tensor, Tensor>, IFoldable
{
    [ComponentName(Name = "conv1")]
    private readonly Convolution _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNorm2d _bn1;

    [ComponentName(Name = "conv2")]
    private readonly Convolution _conv2;

    [ComponentName(Name = "bn2")]
    private readonly BatchNorm2d _bn2;

    [ComponentName(Name = "downsample")]
    private readonly Sequential? _downsample;

    private readonly NormalizedConvolution _first, _second;
    private readonly NormalizedConvolution? _shortcut;

    public BasicBlock(long channels, long width, long stride)
        : base(nameof(BasicBlock))
    {
        (_conv1, _bn1) = (new Convolution(channels, width, 3, stride, 1), nn.BatchNorm2d(width));
        (_conv2, _bn2) = (new Convolution(width, width, 3, 1, 1), nn.BatchNorm2d(width));
        (_first, _second) = (new(_conv1, _bn1, Activation.ReLU), new(_conv2, _bn2));
        if (stride != 1 || channels != width)
        {
            var (convolution, normalization) = (new Convolution(channels, width, 1, stride), nn.BatchNorm2d(width));
            (_downsample, _shortcut) = (nn.Sequential(convolution, normalization), new(convolution, normalization));
        }

        RegisterComponents();
    }

    public IEnumerable<NormalizedConvolution> Normalized => _shortcut is null ? [_first, _second] : [_first, _second, _shortcut];

    public override Tensor forward(Tensor input)
    {
        var x = _first.Call(input);
        using var shortcut = _shortcut?.Call(input);
        return _second.CallOnceAndAdd(x, shortcut ?? input);
    }
}
