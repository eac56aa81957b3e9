using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>A 1x1, a 3x3 and a 1x1 convolution that widens fourfold, and a shortcut. The stride is the 3x3 convolution's, as in torchvision.</summary>
internal sealed class Bottleneck : NamedModule<Tensor>
{
    /// <summary>How many times wider the output is than the inner convolutions.</summary>
    public const int Expansion = 4;

    private readonly Convolution _conv1;
    private readonly BatchNorm2d _bn1;
    private readonly Convolution _conv2;
    private readonly BatchNorm2d _bn2;
    private readonly Convolution _conv3;
    private readonly BatchNorm2d _bn3;
    private readonly Sequential? _downsample;

    public Bottleneck(long channels, long width, long stride)
        : base(nameof(Bottleneck))
    {
        var output = width * Expansion;
        _conv1 = Register("conv1", new Convolution(channels, width, 1));
        _bn1 = Register("bn1", nn.BatchNorm2d(width));
        _conv2 = Register("conv2", new Convolution(width, width, 3, stride, 1));
        _bn2 = Register("bn2", nn.BatchNorm2d(width));
        _conv3 = Register("conv3", new Convolution(width, output, 1));
        _bn3 = Register("bn3", nn.BatchNorm2d(output));
        if (stride != 1 || channels != output)
        {
            _downsample = Register(
                "downsample", nn.Sequential(new Convolution(channels, output, 1, stride), nn.BatchNorm2d(output)));
        }
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = Normalize(_bn1, _conv1.call(input)).relu_();
        x = Normalize(_bn2, _conv2.call(x)).relu_();
        x = Normalize(_bn3, _conv3.call(x));
        return x.add_(_downsample is null ? input : _downsample.call(input)).relu_().MoveToOuterDisposeScope();
    }

    // What was convolved is let go at once: without gradients nobody needs it, with them autograd keeps its own reference.
    private static Tensor Normalize(BatchNorm2d normalization, Tensor convolved)
    {
        using (convolved)
            return normalization.call(convolved);
    }
}
