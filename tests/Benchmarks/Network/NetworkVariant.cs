namespace SemGeo.Benchmarks.Network;

/// <summary>The network of a benchmark, and how long it takes.</summary>
/// <param name="Suffix">What its name has behind the kind.</param>
/// <param name="TrainTarget">The ratio that is asked of training; null where only the figure is.</param>
/// <param name="InferTarget">The ratio that is asked of predictions; null where only the figure is.</param>
internal sealed record NetworkVariant(string Suffix, double? TrainTarget, double? InferTarget)
{
    /// <summary>The paper's network, with small heads: ResNet-50 on photos of 224 pixels.</summary>
    public static NetworkVariant Plain { get; } = new("", 1.3, 1.9);

    /// <summary>The quickstart's network: ResNet-18 on photos of 64 pixels.</summary>
    public static NetworkVariant Quickstart { get; } = new("-resnet18", 1.0, 1.0);

    /// <summary>The network of the paper in full.</summary>
    public static NetworkVariant Paper { get; } = new("-semp", null, null);

    /// <summary>What the table calls the heads.</summary>
    public string Heads => this == Paper ? ", 30,835 cells" : "";

    /// <summary>The work; that of <paramref name="small"/> is a ResNet-18's, whose figures say little.</summary>
    public NetworkLoad Load(bool small)
    {
        var load = NetworkLoad.Of(small || this == Quickstart);
        if (small)
            load = load with { Steps = 3, Rounds = 6 };
        return this == Paper ? load with { Rounds = 3, Cells = NetworkLoad.PaperCells } : load;
    }
}
