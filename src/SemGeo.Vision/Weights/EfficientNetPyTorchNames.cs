using System.Globalization;

namespace SemGeo.Vision.Weights;

/// <summary>Turns the names of the package efficientnet_pytorch into torchvision's: "_blocks.3._project_conv.weight" into "features.3.1.block.3.0.weight".</summary>
internal sealed class EfficientNetPyTorchNames
{
    private static readonly Dictionary<string, string> Ends = new()
    {
        ["_conv_stem"] = "features.0.0",
        ["_bn0"] = "features.0.1",
        ["_conv_head"] = "features.8.0",
        ["_bn1"] = "features.8.1",
    };

    // Parts of a block, and the place of each in a block that begins with an expansion.
    private static readonly Dictionary<string, (int Place, string Part)> Parts = new()
    {
        ["_expand_conv"] = (0, "0"),
        ["_bn0"] = (0, "1"),
        ["_depthwise_conv"] = (1, "0"),
        ["_bn1"] = (1, "1"),
        ["_se_reduce"] = (2, "fc1"),
        ["_se_expand"] = (2, "fc2"),
        ["_project_conv"] = (3, "0"),
        ["_bn2"] = (3, "1"),
    };

    private readonly List<(string Path, bool Expands)> _blocks;

    /// <param name="network">The names of the network's tensors, which tell how many blocks a stage has.</param>
    public EfficientNetPyTorchNames(IReadOnlySet<string> network) => _blocks =
    [
        .. network.Select(name => name.Split('.'))
            .Where(parts => parts is ["backbone", "features", _, _, "block", "0", "0", "weight"])
            .Select(parts => (Stage: Number(parts[2]), Block: Number(parts[3])))
            .Order()
            .Select(place => ($"features.{place.Stage}.{place.Block}.block", network.Contains($"backbone.features.{place.Stage}.{place.Block}.block.3.0.weight"))),
    ];

    /// <summary>The name in torchvision; a name that is unknown stays as it is.</summary>
    public string ToTorchvision(string name)
    {
        var parts = name.Split('.');
        if (parts is [var end, var tensor] && Ends.TryGetValue(end, out var torchvision))
            return $"{torchvision}.{tensor}";
        if (parts is not ["_blocks", var number, var layer, var part] || !int.TryParse(number, out var index) || index < 0 || index >= _blocks.Count || !Parts.TryGetValue(layer, out var place))
            return name;
        var (path, expands) = _blocks[index];
        return $"{path}.{(expands ? place.Place : place.Place - 1)}.{place.Part}.{part}";
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
