using SemGeo.Benchmarks.Framework;

namespace SemGeo.Benchmarks.Network;

/// <summary>What a network benchmark is compared with, and how long it takes.</summary>
/// <param name="Suffix">What its name has behind the kind.</param>
/// <param name="IsReferenceBlas">Whether the baseline computes with the reference BLAS that Debian installs, instead of ours.</param>
/// <param name="HasPaperHeads">Whether the heads have as many cells as in the paper.</param>
/// <param name="Rounds">The number of timed rounds of the full size.</param>
internal sealed record NetworkVariant(string Suffix, bool IsReferenceBlas, bool HasPaperHeads, int Rounds)
{
    /// <summary>Small heads, the same BLAS for both: what the targets are for.</summary>
    public static NetworkVariant Plain { get; } = new("", IsReferenceBlas: false, HasPaperHeads: false, Rounds: 6);

    /// <summary>The same against what Debian installs.</summary>
    public static NetworkVariant Reference { get; } = new("-refblas", IsReferenceBlas: true, HasPaperHeads: false, Rounds: 3);

    /// <summary>The network of the paper in full.</summary>
    public static NetworkVariant Paper { get; } = new("-semp", IsReferenceBlas: false, HasPaperHeads: true, Rounds: 3);

    /// <summary>The network of the paper against what Debian installs.</summary>
    public static NetworkVariant PaperReference { get; } = new("-semp-refblas", IsReferenceBlas: true, HasPaperHeads: true, Rounds: 3);

    /// <summary>What the table calls the baseline.</summary>
    public string Baseline => IsReferenceBlas ? "PyTorch on the reference BLAS" : "PyTorch";

    /// <summary>What the table calls the heads.</summary>
    public string Heads => HasPaperHeads ? ", 30,835 cells" : "";

    public NetworkLoad Load(bool small)
    {
        var load = NetworkLoad.Of(small);
        return load with { Rounds = small ? load.Rounds : Rounds, Cells = HasPaperHeads ? NetworkLoad.PaperCells : load.Cells };
    }

    /// <summary>The ratio that is asked for: of the plain comparison; of the others only the figure is.</summary>
    public double? Target(double plain) => this == Plain ? plain : null;

    /// <summary>The environment of the baseline; to be asked for after libtorch was loaded.</summary>
    public IReadOnlyDictionary<string, string>? Environment() => IsReferenceBlas ? PythonBlas.DebiansReference() : PythonBlas.Same();
}
