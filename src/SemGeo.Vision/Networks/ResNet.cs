using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// ResNet of basic blocks (He et al., "Deep Residual Learning for Image Recognition", CVPR 2016) up to and including the global average pooling,
/// with the parameter names of torchvision: conv1.weight, bn1.weight, layer1.0.conv1.weight, layer2.0.downsample.0.weight.
/// </summary>
public sealed class ResNet : Backbone
{
    private const int StemChannels = 64;

    private readonly Conv2d _conv1;
    private readonly BatchNorm2d _bn1;
    private readonly MaxPool2d _pool;
    private readonly Sequential[] _layers;

    /// <summary>Creates a network.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="blocks">The number of blocks in each layer; the channels start at 64 and double from layer to layer.</param>
    public ResNet(string name, params int[] blocks)
        : base(name, StemChannels << (blocks.Length - 1))
    {
        _conv1 = Register("conv1", nn.Conv2d(3, StemChannels, 7, 2, 3, 1, PaddingModes.Zeros, 1, false));
        _bn1 = Register("bn1", nn.BatchNorm2d(StemChannels));
        _pool = Register("maxpool", nn.MaxPool2d(3, 2, 1));
        _layers = new Sequential[blocks.Length];
        long channels = StemChannels;
        for (var layer = 0; layer < blocks.Length; layer++)
        {
            var width = (long)StemChannels << layer;
            _layers[layer] = Register($"layer{layer + 1}", Layer(channels, width, layer == 0 ? 1 : 2, blocks[layer]));
            channels = width;
        }
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        var x = _pool.call(_bn1.call(_conv1.call(input)).relu_());
        foreach (var layer in _layers)
            x = layer.call(x);
        return x.mean(new long[] { 2, 3 });
    }

    private static Sequential Layer(long channels, long width, long stride, int blocks)
    {
        var modules = new nn.Module<Tensor, Tensor>[blocks];
        for (var block = 0; block < blocks; block++)
            modules[block] = new BasicBlock(block == 0 ? channels : width, width, block == 0 ? stride : 1);
        return nn.Sequential(modules);
    }
}
