using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// MobileNetV3 (Howard et al., "Searching for MobileNetV3", ICCV 2019) for small machines, up to the layer after the global average pooling, with the parameter
/// names of torchvision: features.0.0.weight, features.1.block.0.0.weight, classifier.0.weight.
/// </summary>
internal sealed class MobileNetV3 : Backbone
{
    private const int StemChannels = 16;
    private const int LastExpansion = 6;

    [ComponentName(Name = "features")]
    private readonly Sequential _features;

    [ComponentName(Name = "classifier")]
    private readonly Sequential _classifier;

    /// <param name="name">The network's name.</param>
    /// <param name="featureCount">The number of features.</param>
    /// <param name="blocks">The blocks, first to last.</param>
    public MobileNetV3(string name, int featureCount, params MobileNetV3Block[] blocks)
        : base(name, featureCount)
    {
        var normalization = BatchNormSettings.TensorFlow;
        long channels = StemChannels;
        var features = new List<nn.Module<Tensor, Tensor>> { new ConvNorm(3, channels, 3, 2, 1, normalization, Activation.Hardswish) };
        foreach (var block in blocks)
        {
            var settings = new InvertedResidualSettings
            {
                Channels = channels,
                Expanded = block.Expanded,
                Width = block.Width,
                Kernel = block.Kernel,
                Stride = block.Stride,
                Squeezed = block.HasSqueeze ? ChannelRounding.Round(block.Expanded / 4) : 0,
                Activation = block.Activation,
                SqueezeActivation = Activation.ReLU,
                Normalization = normalization,
            };
            features.Add(new InvertedResidual(settings, Noise, $"features.{features.Count}"));
            channels = block.Width;
        }

        features.Add(new ConvNorm(channels, LastExpansion * channels, 1, 1, 1, normalization, Activation.Hardswish));
        _features = nn.Sequential([.. features]);
        _classifier = nn.Sequential(nn.Linear(LastExpansion * channels, featureCount));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var features = _features.call(input);
        using var means = features.mean(new long[] { 2, 3 }, false, ScalarType.Float32);
        return Activation.Hardswish.Apply(_classifier.call(means));
    }
}
