using SemGeo.Vision.Devices;

namespace SemGeo.Vision.Networks;

/// <summary>The backbones by name.</summary>
/// <remarks>
/// Names, parameters and numbers are torchvision's: resnet18 to resnet152, efficientnet_b0 to efficientnet_b7, mobilenet_v3_small and mobilenet_v3_large. The
/// "tf_efficientnet" ones have TensorFlow's padding and normalisation constants, with which the weights of the package efficientnet_pytorch, and so the authors'
/// EfficientNets, were trained; their parameters have the same names.
/// </remarks>
public static class Backbones
{
    private const int ResNetSize = 224, ResNetShortSide = 256;

    private static readonly Entry[] Known =
    [
        new("resnet18", ResNetSize, ResNetShortSide, name => new ResNet(name, 2, 2, 2, 2)),
        new("resnet34", ResNetSize, ResNetShortSide, name => new ResNet(name, 3, 4, 6, 3)),
        new("resnet50", ResNetSize, ResNetShortSide, name => new ResNet(name, true, 3, 4, 6, 3)),
        new("resnet101", ResNetSize, ResNetShortSide, name => new ResNet(name, true, 3, 4, 23, 3)),
        new("resnet152", ResNetSize, ResNetShortSide, name => new ResNet(name, true, 3, 8, 36, 3)),
        .. EfficientNets("efficientnet_", tensorFlow: false),
        .. EfficientNets("tf_efficientnet_", tensorFlow: true),
        new("mobilenet_v3_small", ResNetSize, ResNetShortSide, name => new MobileNetV3(name, 1024, MobileNetV3Block.Small)),
        new("mobilenet_v3_large", ResNetSize, ResNetShortSide, name => new MobileNetV3(name, 1280, MobileNetV3Block.Large)),
    ];

    /// <summary>All names that <see cref="Create"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(entry => entry.Name)];

    /// <summary>Creates a backbone on the CPU; its weights are torch's default ones until <see cref="NetworkInitializer"/> or a weight file sets them.</summary>
    /// <param name="name">One of <see cref="Names"/>, in any case. The caller disposes the backbone.</param>
    /// <exception cref="ArgumentException">There is no backbone of that name.</exception>
    public static Backbone Create(string name)
    {
        var entry = Find(name);
        TorchLibrary.Require();
        return entry.Create(entry.Name);
    }

    /// <summary>
    /// The width and height of the photos that a backbone is meant for, and the short side that they are scaled to before crops are evaluated: 224 and 256 for
    /// ResNet, 300 and 320 for EfficientNet-B4 (authors' code), for the other EfficientNets as they were published. Every backbone takes other sizes too.
    /// </summary>
    /// <param name="name">One of <see cref="Names"/>, in any case.</param>
    /// <exception cref="ArgumentException">There is no backbone of that name.</exception>
    public static (int InputSize, int EvaluationShortSide) InputSizesOf(string name)
    {
        var entry = Find(name);
        return (entry.InputSize, entry.EvaluationShortSide);
    }

    private static Entry Find(string name) =>
        Array.Find(Known, entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"There is no backbone '{name}'. Use one of: {string.Join(", ", Names)}.", nameof(name));

    private static IEnumerable<Entry> EfficientNets(string prefix, bool tensorFlow)
    {
        (double Width, double Depth, int InputSize, int ShortSide)[] factors =
            [(1, 1, 224, 256), (1, 1.1, 240, 256), (1.1, 1.2, 260, 288), (1.2, 1.4, 300, 320), (1.4, 1.8, 300, 320), (1.6, 2.2, 456, 456), (1.8, 2.6, 528, 528), (2, 3.1, 600, 600)];
        for (var number = 0; number < factors.Length; number++)
        {
            var (width, depth, inputSize, shortSide) = factors[number];

            // torchvision has TensorFlow's constants from B5 on.
            var normalization = tensorFlow || number >= 5 ? BatchNormSettings.TensorFlow : BatchNormSettings.PyTorch;
            yield return new Entry($"{prefix}b{number}", inputSize, shortSide, name => new EfficientNet(name, width, depth, normalization, tensorFlow));
        }
    }

    private sealed record Entry(string Name, int InputSize, int EvaluationShortSide, Func<string, Backbone> Create);
}
