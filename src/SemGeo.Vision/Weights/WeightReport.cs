namespace SemGeo.Vision.Weights;

/// <summary>What became of every tensor when weights were loaded into a network.</summary>
/// <param name="Matched">The tensors that were loaded.</param>
/// <param name="Missing">The tensors of the network that the file lacks; they kept their values.</param>
/// <param name="Unexpected">The tensors of the file that the network lacks.</param>
/// <param name="Mismatched">The tensors of both whose shape or kind of number differs; they kept their values.</param>
public sealed record WeightReport(
    IReadOnlyList<string> Matched, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected, IReadOnlyList<WeightMismatch> Mismatched)
{
    private const int NamesShown = 5;

    /// <summary>The tensors of the file that were left out on purpose: its heads, where new ones are trained.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>What stood in front of the backbone's names in the file, such as "module.encoder."; empty where nothing did.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The prefixes of the file's names behind which the network's were looked for.</summary>
    public IReadOnlyList<string> TriedPrefixes { get; init; } = [];

    /// <summary>Whether the file held exactly the tensors that were to be loaded.</summary>
    public bool IsComplete => Missing.Count == 0 && Unexpected.Count == 0 && Mismatched.Count == 0;

    /// <summary>The counts and, of each kind that should not be there, the first names.</summary>
    public override string ToString() => string.Join(
        "; ",
        new[]
        {
            $"{Matched.Count} tensors matched",
            Describe("left out on purpose", Skipped),
            Describe("missing in the file", Missing),
            Describe("not in the network", Unexpected),
            DescribePrefix(),
            Describe("of another shape or type", [.. Mismatched.Select(m => $"{m.Name} (network {m.Network}, file {m.File})")]),
        }.OfType<string>());

    private string? DescribePrefix()
    {
        if (Matched.Count == 0 && Mismatched.Count == 0 && TriedPrefixes.Count > 1)
            return $"tried: {string.Join(", ", TriedPrefixes.Select(prefix => prefix.Length == 0 ? "no prefix" : $"the prefix '{prefix}'"))}";
        return Prefix.Length == 0 || Prefix == WeightNames.OwnBackbone ? null : $"names read behind the prefix '{Prefix}'";
    }

    private static string? Describe(string what, IReadOnlyList<string> names) => names.Count == 0
        ? null
        : $"{names.Count} {what}: {string.Join(", ", names.Take(NamesShown))}{(names.Count > NamesShown ? ", ..." : "")}";
}

/// <summary>A tensor whose name the network and the file share, but not its shape or kind of number.</summary>
/// <param name="Name">The tensor's name.</param>
/// <param name="Network">What the network has, such as "F32 [100, 512]".</param>
/// <param name="File">What the file has.</param>
public sealed record WeightMismatch(string Name, string Network, string File);

/// <summary>The weights of a file are not those of the network they were loaded into.</summary>
public sealed class WeightMismatchException : Exception
{
    /// <summary>Makes the exception from the report of the load.</summary>
    public WeightMismatchException(WeightReport report)
        : base($"The file's weights do not fit the network: {report}. Check that backbone and numbers of cells are those the weights were trained with, "
            + "or load what fits (AllowPartial, or strict: false).")
        => Report = report;

    /// <summary>Which tensors fitted and which did not.</summary>
    public WeightReport Report { get; }
}
