namespace SemGeo.Robustness.Readers;

/// <summary>What a damaged input that a reader accepts may read as.</summary>
internal enum Sameness
{
    /// <summary>Anything: nothing in the format shows that it was changed.</summary>
    Any,

    /// <summary>The same as the whole input: it carries a checksum.</summary>
    Same,

    /// <summary>The first lines of the whole input, or all: each record carries a checksum, and reading ends at the first that is damaged.</summary>
    Prefix,

    /// <summary>Some lines of the whole input: each carries a checksum, and damaged ones are left out.</summary>
    Subset,
}

/// <summary>A reader of foreign data: what it is given, and what it promises.</summary>
internal sealed class ForeignReader
{
    private readonly Lazy<IReadOnlyList<Seed>> _seeds;
    private readonly Lazy<IReadOnlyList<Seed>> _crafted;

    /// <summary>Describes a reader.</summary>
    /// <param name="seeds">Whole inputs, at least one.</param>
    /// <param name="crafted">Inputs that are read as they are.</param>
    public ForeignReader(Func<IEnumerable<Seed>> seeds, Func<IEnumerable<Seed>>? crafted = null)
    {
        _seeds = new(() => [.. seeds()]);
        _crafted = new(() => [.. crafted?.Invoke() ?? []]);
    }

    /// <summary>Its name in reports and on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>Reads the files of a seed in a folder.</summary>
    public required Action<string, Reading> Read { get; init; }

    /// <summary>The exceptions that its documentation names for damaged data; these types, none derived from them.</summary>
    public required Type[] Refusals { get; init; }

    /// <summary>The memory that it may take for one input, beyond what the process has.</summary>
    public long MemoryBytes { get; init; } = 64L << 20;

    /// <summary>What it may make of damaged data.</summary>
    public Sameness Sameness { get; init; }

    /// <summary>How many inputs it gets: 1 as many as the others, 0.1 a tenth.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Whether it is a control of the harness and no reader of the product.</summary>
    public bool IsControl { get; init; }

    /// <summary>Whole inputs.</summary>
    public IReadOnlyList<Seed> Seeds => _seeds.Value;

    /// <summary>Inputs that are read as they are.</summary>
    public IReadOnlyList<Seed> Crafted => _crafted.Value;
}

/// <summary>What a reader makes of an input.</summary>
internal sealed class Reading
{
    private readonly List<string> _lines = [];

    /// <summary>What was read, a line each.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Why the reader left something out that it does not throw for; null where it left out nothing.</summary>
    public string? Left { get; private set; }

    /// <summary>Adds what was read.</summary>
    public void Add(string line) => _lines.Add(line);

    /// <summary>Keeps that something was reported as damaged, without an exception.</summary>
    public void LeaveOut(string reason) => Left ??= reason;
}
