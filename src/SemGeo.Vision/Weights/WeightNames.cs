namespace SemGeo.Vision.Weights;

/// <summary>
/// What a file's tensors are called in a <see cref="Networks.GeoNetwork"/>. Known are
/// <list type="bullet">
/// <item>our own names: "backbone.*" and "classifier.N.*", fine to coarse;</item>
/// <item>the authors' PyTorch Lightning checkpoints: "model.*", where a ResNet is a sequence ("model.0.weight", "model.4.0.conv1.weight") and an EfficientNet that of
/// efficientnet_pytorch, and "classifier.N.*", in their configurations coarse to fine;</item>
/// <item>torchvision's and efficientnet_pytorch's own names, with a head of their own ("fc.*", "classifier.*", "_fc.*");</item>
/// <item>each of them behind the "module." of DataParallel.</item>
/// </list>
/// </summary>
internal sealed class WeightNames
{
    /// <summary>What the names of our heads begin with.</summary>
    public const string HeadPrefix = "classifier.";

    /// <summary>What the names of our backbones begin with.</summary>
    public const string OwnBackbone = "backbone.";

    private const string LightningBackbone = "model.", Parallel = "module.", Mixture = "mixture";

    // The places of a ResNet's parts in the authors' sequence.
    private static readonly Dictionary<string, string> SequenceParts = new()
    {
        ["0"] = "conv1",
        ["1"] = "bn1",
        ["4"] = "layer1",
        ["5"] = "layer2",
        ["6"] = "layer3",
        ["7"] = "layer4",
    };

    private static readonly string[] ForeignHeads = ["fc.", "_fc.", HeadPrefix];

    private readonly string _prefix;
    private readonly string? _backbonePrefix;
    private readonly Func<string, string> _toTorchvision;
    private readonly HashSet<string> _network;
    private readonly int[] _heads;

    private WeightNames(string prefix, string? backbonePrefix, Func<string, string> toTorchvision, HashSet<string> network, int[] heads)
        => (_prefix, _backbonePrefix, _toTorchvision, _network, _heads) = (prefix, backbonePrefix, toTorchvision, network, heads);

    /// <summary>Whether the weights were trained with TensorFlow's padding.</summary>
    public bool NeedsSamePadding { get; private init; }

    /// <summary>Finds out which names a file has.</summary>
    /// <param name="file">The file's tensors.</param>
    /// <param name="network">The network's tensors.</param>
    public static WeightNames For(IReadOnlyList<SafeTensorInfo> file, IReadOnlyList<(string Name, long[] Shape)> network)
    {
        var prefix = file.All(tensor => tensor.Name.StartsWith(Parallel, StringComparison.Ordinal)) ? Parallel : "";
        var names = file.Select(tensor => tensor.Name[prefix.Length..]).ToHashSet();
        var backbone = new[] { OwnBackbone, LightningBackbone }.FirstOrDefault(start => names.Any(name => name.StartsWith(start, StringComparison.Ordinal)));
        var known = network.Select(tensor => tensor.Name).ToHashSet();
        var isEfficientNetPyTorch = names.Contains($"{backbone}_conv_stem.weight");
        Func<string, string> toTorchvision = isEfficientNetPyTorch ? new EfficientNetPyTorchNames(known).ToTorchvision
            : names.Contains($"{backbone}4.0.conv1.weight") ? OfSequence
            : name => name;
        var heads = MatchHeads(
            HeadSizes(file.Select(tensor => (tensor.Name[prefix.Length..], tensor.Shape))), HeadSizes(network.Select(tensor => (tensor.Name, (IReadOnlyList<long>)tensor.Shape))), backbone == LightningBackbone);
        return new WeightNames(prefix, backbone, toTorchvision, known, heads) { NeedsSamePadding = isEfficientNetPyTorch };
    }

    /// <summary>Whether a tensor of the file belongs to a head.</summary>
    public bool IsHead(string name)
    {
        var bare = name[_prefix.Length..];
        return _backbonePrefix is null
            ? Array.Exists(ForeignHeads, head => bare.StartsWith(head, StringComparison.Ordinal)) && !_network.Contains(OwnBackbone + bare)
            : bare.StartsWith(HeadPrefix, StringComparison.Ordinal) || bare.StartsWith(Mixture, StringComparison.Ordinal);
    }

    /// <summary>What a tensor of the file is called in the network, if it has it.</summary>
    public string InNetwork(string name)
    {
        var bare = name[_prefix.Length..];
        if (_backbonePrefix is null)
            return IsHead(name) ? name : OwnBackbone + _toTorchvision(bare);
        if (bare.StartsWith(_backbonePrefix, StringComparison.Ordinal))
            return OwnBackbone + _toTorchvision(bare[_backbonePrefix.Length..]);
        return bare.Split('.') is ["classifier", var number, var part] && int.TryParse(number, out var head) && head >= 0 && head < _heads.Length
            ? $"{HeadPrefix}{_heads[head]}.{part}"
            : bare;
    }

    private static string OfSequence(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && SequenceParts.TryGetValue(name[..dot], out var part) ? part + name[dot..] : name;
    }

    private static List<long> HeadSizes(IEnumerable<(string Name, IReadOnlyList<long> Shape)> tensors) =>
    [
        .. tensors.Select(tensor => (Parts: tensor.Name.Split('.'), tensor.Shape))
            .Where(tensor => tensor.Parts is ["classifier", _, "weight"] && int.TryParse(tensor.Parts[1], out _) && tensor.Shape.Count == 2)
            .OrderBy(tensor => int.Parse(tensor.Parts[1], System.Globalization.CultureInfo.InvariantCulture)).Select(tensor => tensor.Shape[0]),
    ];

    // Which head of the network each head of the file is: in the same order or turned round, whichever fits the numbers of cells; where both do, the order of its kind.
    private static int[] MatchHeads(List<long> file, List<long> network, bool coarseFirst)
    {
        int[] straight = [.. Enumerable.Range(0, file.Count)];
        int[] reversed = [.. straight.Reverse()];
        var (first, second) = coarseFirst ? (reversed, straight) : (straight, reversed);
        return Fits(first) ? first : Fits(second) ? second : first;

        bool Fits(int[] order) => file.Count == network.Count && !order.Where((head, i) => network[head] != file[i]).Any();
    }
}
