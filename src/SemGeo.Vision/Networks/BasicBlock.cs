using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>Two 3x3 convolutions and a shortcut: relu(bn2(conv2(relu(bn1(conv1(x))))) + shortcut(x)).</summary>
internal sealed class BasicBlock : NamedModule<Tensor>
{
    private readonly Convolution _conv1;
    private readonly BatchNorm2d _bn1;
    private readonly Convolution _conv2;
    private readonly BatchNorm2d _bn2;
    private readonly Sequential? _downsample;

    public BasicBlock(long channels, long width, long stride)
        : base(nameof(BasicBlock))
    {
        _conv1 = Register("conv1", new Convolution(channels, width, 3, stride, 1));
        _bn1 = Register("bn1", nn.BatchNorm2d(width));
        _conv2 = Register("conv2", new Convolution(width, width, 3, 1, 1));
        _bn2 = Register("bn2", nn.BatchNorm2d(width));
        if (stride != 1 || channels != width)
        {
            _downsample = Register(
                "downsample", nn.Sequential(new Convolution(channels, width, 1, stride), nn.BatchNorm2d(width)));
        }
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _bn1.call(_conv1.call(input)).relu_();
        x = _bn2.call(_conv2.call(x));
        return x.add_(_downsample is null ? input : _downsample.call(input)).relu_().MoveToOuterDisposeScope();
    }
}
