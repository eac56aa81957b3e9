using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// ResNet (He et al., "Deep Residual Learning for Image Recognition", CVPR 2016) up to and including the global average pooling, with the parameter names
/// of torchvision: conv1.weight, bn1.weight, layer1.0.conv1.weight, layer2.0.downsample.0.weight.
/// </summary>
public sealed class ResNet : Backbone, IFoldable
{
    private const int StemChannels = 64;

    [ComponentName(Name = "conv1")]
    private readonly Convolution _conv1;

    [ComponentName(Name = "bn1")]
    private readonly BatchNorm2d _bn1;

    [ComponentName(Name = "maxpool")]
    private readonly MaxPool2d _pool;

    private readonly NormalizedConvolution _stem;
    private readonly Sequential[] _layers;

    /// <summary>Creates a network of basic blocks, such as ResNet-18 (2, 2, 2, 2).</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="blocks">The number of blocks in each layer; the channels start at 64 and double from layer to layer.</param>
    public ResNet(string name, params int[] blocks)
        : this(name, false, blocks)
    {
    }

    /// <summary>Creates a network.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="bottlenecks">Whether blocks are bottlenecks, four times as wide at their ends, such as in ResNet-50 (3, 4, 6, 3), instead of basic ones.</param>
    /// <param name="blocks">The number of blocks in each layer; the inner channels start at 64 and double from layer to layer.</param>
    public ResNet(string name, bool bottlenecks, params int[] blocks)
        : base(name, (bottlenecks ? Bottleneck.Expansion : 1) * (StemChannels << (blocks.Length - 1)))
    {
        _conv1 = new Convolution(3, StemChannels, 7, 2, 3);
        _bn1 = nn.BatchNorm2d(StemChannels);
        _pool = nn.MaxPool2d(3, 2, 1);
        _stem = new NormalizedConvolution(_conv1, _bn1, Activation.ReLU);
        RegisterComponents();
        _layers = new Sequential[blocks.Length];
        long channels = StemChannels;
        for (var layer = 0; layer < blocks.Length; layer++)
        {
            var width = (long)StemChannels << layer;
            _layers[layer] = Layer(bottlenecks, channels, width, layer == 0 ? 1 : 2, blocks[layer]);
            register_module($"layer{layer + 1}", _layers[layer]);
            channels = bottlenecks ? width * Bottleneck.Expansion : width;
        }
    }

    IEnumerable<NormalizedConvolution> IFoldable.Normalized => [_stem];

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var x = Stem(input);
        foreach (var layer in _layers)
        {
            using var last = x;
            x = layer.call(last);
        }

        using (x)
            return x.mean(new long[] { 2, 3 }, false, ScalarType.Float32);
    }

    private Tensor Stem(Tensor input)
    {
        using var x = _stem.Call(input);
        return _pool.call(x);
    }

    private static Sequential Layer(bool bottlenecks, long channels, long width, long stride, int blocks)
    {
        var modules = new nn.Module<Tensor, Tensor>[blocks];
        var output = bottlenecks ? width * Bottleneck.Expansion : width;
        for (var block = 0; block < blocks; block++)
        {
            var (input, step) = block == 0 ? (channels, stride) : (output, 1);
            modules[block] = bottlenecks ? new Bottleneck(input, width, step) : new BasicBlock(input, width, step);
        }

        return nn.Sequential(modules);
    }
}
