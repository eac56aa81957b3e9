namespace SemGeo.Vision.Weights;

/// <summary>
/// What a file's tensors are called in a <see cref="Networks.GeoNetwork"/>. Known are
/// <list type="bullet">
/// <item>our own names: "backbone.*" and "classifier.N.*", fine to coarse;</item>
/// <item>the authors' PyTorch Lightning checkpoints: "model.*", where a ResNet is a sequence ("model.0.weight", "model.4.0.conv1.weight") and an EfficientNet that of
/// efficientnet_pytorch, and "classifier.N.*", in their configurations coarse to fine;</item>
/// <item>torchvision's and efficientnet_pytorch's own names, with a head of their own ("fc.*", "classifier.*", "_fc.*");</item>
/// <item>each of them behind a prefix: "module." of DataParallel, "model.", "encoder.", "backbone." of modules around the network, or up to three of them ("module.encoder.").</item>
/// </list>
/// The prefix is the one behind which the most names are of the network. Tensors of the whole network's own head ("model.fc.weight") are a head behind it too.
/// </summary>
internal sealed class WeightNames
{
    /// <summary>What the names of our heads begin with.</summary>
    public const string HeadPrefix = "classifier.";

    /// <summary>What the names of our backbones begin with.</summary>
    public const string OwnBackbone = "backbone.";

    private const string LightningBackbone = "model.", Mixture = "mixture";
    private const int MostPrefixes = 3;

    private static readonly string[] KnownPrefixes = ["module.", LightningBackbone, "encoder.", OwnBackbone];

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

    private static readonly string[] ForeignHeads = ["fc.", "_fc.", HeadPrefix, "head.", "heads."];

    private readonly string _outer;
    private readonly Func<string, string> _toTorchvision;
    private readonly HashSet<string> _network;
    private readonly int[] _heads;

    private WeightNames(string prefix, Func<string, string> toTorchvision, HashSet<string> network, int[] heads)
        => (Prefix, _outer, _toTorchvision, _network, _heads) = (prefix, OuterOf(prefix), toTorchvision, network, heads);

    /// <summary>What stands in front of the backbone's names in the file; empty where nothing does.</summary>
    public string Prefix { get; }

    /// <summary>The prefixes of the file that were tried.</summary>
    public required IReadOnlyList<string> Tried { get; init; }

    /// <summary>Whether the weights were trained with TensorFlow's padding.</summary>
    public bool NeedsSamePadding { get; private init; }

    /// <summary>Finds out which names a file has.</summary>
    /// <param name="file">The file's tensors.</param>
    /// <param name="network">The network's tensors.</param>
    public static WeightNames For(IReadOnlyList<SafeTensorInfo> file, IReadOnlyList<(string Name, long[] Shape)> network)
    {
        var names = file.Select(tensor => tensor.Name).ToHashSet();
        var known = network.Select(tensor => tensor.Name).ToHashSet();
        var tried = PrefixesOf(names);

        // Of prefixes that do equally well the shortest: MaxBy takes the first.
        var prefix = tried.MaxBy(candidate => Matches(names, candidate, known))!;
        var outer = OuterOf(prefix);
        var heads = MatchHeads(
            HeadSizes(file.Where(tensor => tensor.Name.StartsWith(outer, StringComparison.Ordinal)).Select(tensor => (tensor.Name[outer.Length..], tensor.Shape))),
            HeadSizes(network.Select(tensor => (tensor.Name, (IReadOnlyList<long>)tensor.Shape))),
            coarseFirst: prefix[outer.Length..] == LightningBackbone);
        return new WeightNames(prefix, TranslationOf(names, prefix, known), known, heads) { Tried = tried, NeedsSamePadding = IsEfficientNetPyTorch(names, prefix) };
    }

    /// <summary>Whether a tensor of the file belongs to a head.</summary>
    public bool IsHead(string name) => IsForeignHead(name)
        || (!IsBackbone(name) && Array.Exists([HeadPrefix, Mixture], head => name.StartsWith(_outer + head, StringComparison.Ordinal)));

    /// <summary>What a tensor of the file is called in the network, if it has it.</summary>
    public string InNetwork(string name)
    {
        if (IsForeignHead(name))
            return name;
        if (IsBackbone(name))
            return OwnBackbone + _toTorchvision(name[Prefix.Length..]);
        var bare = name.StartsWith(_outer, StringComparison.Ordinal) ? name[_outer.Length..] : name;
        return bare.Split('.') is ["classifier", var number, var part] && int.TryParse(number, out var head) && head >= 0 && head < _heads.Length
            ? $"{HeadPrefix}{_heads[head]}.{part}"
            : bare;
    }

    private bool IsBackbone(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    private bool IsForeignHead(string name) => IsBackbone(name) && name[Prefix.Length..] is var bare
        && Array.Exists(ForeignHeads, head => bare.StartsWith(head, StringComparison.Ordinal)) && !_network.Contains(OwnBackbone + bare);

    // Without its last part: heads stand beside the backbone.
    private static string OuterOf(string prefix) => prefix.Length == 0 ? "" : prefix[..(prefix.LastIndexOf('.', prefix.Length - 2) + 1)];

    private static List<string> PrefixesOf(HashSet<string> names)
    {
        var found = new List<string> { "" };
        for (int from = 0, parts = 0; parts < MostPrefixes; parts++)
        {
            var longer = found[from..].SelectMany(start => KnownPrefixes.Select(prefix => start + prefix)).Where(prefix => names.Any(name => name.StartsWith(prefix, StringComparison.Ordinal))).ToList();
            from = found.Count;
            found.AddRange(longer);
        }

        return found;
    }

    private static int Matches(HashSet<string> names, string prefix, HashSet<string> network)
    {
        var translate = TranslationOf(names, prefix, network);
        return names.Count(name => name.StartsWith(prefix, StringComparison.Ordinal) && network.Contains(OwnBackbone + translate(name[prefix.Length..])));
    }

    private static bool IsEfficientNetPyTorch(HashSet<string> names, string prefix) => names.Contains($"{prefix}_conv_stem.weight");

    private static Func<string, string> TranslationOf(HashSet<string> names, string prefix, HashSet<string> network) =>
        IsEfficientNetPyTorch(names, prefix) ? new EfficientNetPyTorchNames(network).ToTorchvision
        : names.Contains($"{prefix}4.0.conv1.weight") ? OfSequence
        : name => name;

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
