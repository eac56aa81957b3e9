using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>
/// EfficientNet-B0 to -B7 (Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", ICML 2019) up to and including the global
/// average pooling, with the parameter names of torchvision: features.0.0.weight, features.1.0.block.0.0.weight.
/// </summary>
/// <remarks>In training, blocks are left out with a probability that rises linearly to 0.2 at the last block.</remarks>
internal sealed class EfficientNet : Backbone
{
    private const double DropProbability = 0.2;
    private const int StemChannels = 32;
    private const int LastExpansion = 4;

    // The stages of B0: expansion, kernel, stride, channels, blocks.
    private static readonly (int Expansion, int Kernel, int Stride, int Width, int Blocks)[] Stages =
        [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1)];

    [ComponentName(Name = "features")]
    private readonly Sequential _features;

    /// <param name="name">The network's name.</param>
    /// <param name="widthFactor">What the channels of B0 are multiplied with.</param>
    /// <param name="depthFactor">What the blocks of B0 are multiplied with.</param>
    /// <param name="normalization">The constants of the normalisations.</param>
    /// <param name="samePadding">Whether borders are TensorFlow's, for weights that were trained with it.</param>
    public EfficientNet(string name, double widthFactor, double depthFactor, BatchNormSettings normalization, bool samePadding = false)
        : base(name, FeaturesOf(widthFactor))
    {
        HasSamePadding = samePadding;
        long channels = ChannelRounding.Round(StemChannels * widthFactor);
        var features = new List<nn.Module<Tensor, Tensor>> { new ConvNorm(3, channels, 3, 2, 1, normalization, Activation.SiLU, samePadding) };
        var depths = Array.ConvertAll(Stages, stage => (int)Math.Ceiling(stage.Blocks * depthFactor));
        var index = 0;
        for (var stage = 0; stage < Stages.Length; stage++)
        {
            var (expansion, kernel, stride, baseWidth, _) = Stages[stage];
            long width = ChannelRounding.Round(baseWidth * widthFactor);
            var blocks = new nn.Module<Tensor, Tensor>[depths[stage]];
            for (var block = 0; block < blocks.Length; block++)
            {
                var settings = new InvertedResidualSettings
                {
                    Channels = channels,
                    Expanded = ChannelRounding.Round(channels * expansion),
                    Width = width,
                    Kernel = kernel,
                    Stride = block == 0 ? stride : 1,
                    Squeezed = Math.Max(1, channels / 4),
                    Activation = Activation.SiLU,
                    SqueezeActivation = Activation.SiLU,
                    Normalization = normalization,
                    SamePadding = samePadding,
                    DropProbability = DropProbability * index++ / depths.Sum(),
                };
                blocks[block] = new InvertedResidual(settings, Noise, $"features.{stage + 1}.{block}");
                channels = width;
            }

            features.Add(nn.Sequential(blocks));
        }

        features.Add(new ConvNorm(channels, FeatureCount, 1, 1, 1, normalization, Activation.SiLU));
        _features = nn.Sequential([.. features]);
        RegisterComponents();
    }

    /// <summary>Whether borders are TensorFlow's.</summary>
    public bool HasSamePadding { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        using var features = _features.call(input);
        return features.mean(new long[] { 2, 3 }, false, ScalarType.Float32);
    }

    private static int FeaturesOf(double widthFactor) => LastExpansion * ChannelRounding.Round(Stages[^1].Width * widthFactor);
}
