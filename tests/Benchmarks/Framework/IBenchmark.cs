namespace SemGeo.Benchmarks.Framework;

/// <summary>One comparison against a named baseline.</summary>
internal interface IBenchmark
{
    /// <summary>The word on the command line.</summary>
    string Name { get; }

    /// <summary>What is compared with what, in a line.</summary>
    string Description { get; }

    /// <summary>Its words in the table; null for a comparison that the table leaves out.</summary>
    /// <param name="small">Whether the work is the small one.</param>
    TableEntry? Describe(bool small) => null;

    /// <summary>Runs the comparison and prints what it sees on the way.</summary>
    /// <param name="small">Whether to end within a minute.</param>
    BenchmarkResult Run(bool small);
}
