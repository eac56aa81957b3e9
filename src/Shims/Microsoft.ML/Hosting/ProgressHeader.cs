namespace Microsoft.ML.Runtime;

/// <summary>Names what a progress channel measures.</summary>
public sealed class ProgressHeader
{
    /// <summary>Units in which progress counts, the coarsest first.</summary>
    public readonly IReadOnlyList<string> UnitNames;

    /// <summary>Names of the metrics.</summary>
    public readonly IReadOnlyList<string> MetricNames;

    /// <summary>Makes a header; null stands for none.</summary>
    public ProgressHeader(string[]? metricNames, string[]? unitNames)
    {
        UnitNames = unitNames ?? [];
        MetricNames = metricNames ?? [];
    }

    /// <summary>Makes a header without metrics.</summary>
    public ProgressHeader(params string[] unitNames)
        : this(null, unitNames)
    {
    }
}
