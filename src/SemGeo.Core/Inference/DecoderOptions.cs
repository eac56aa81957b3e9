using SemGeo.Validation;

namespace SemGeo.Inference;

/// <summary>How a <see cref="HierarchicalDecoder"/> answers.</summary>
public sealed class DecoderOptions
{
    /// <summary>The probability that a region must reach to be answered.</summary>
    /// <value>Above 0.5, so that no two regions side by side can reach it, and at most 1. The default value is 0.9.</value>
    public double ConfidenceLevel { get; set; } = 0.9;

    /// <summary>What the model must answer no finer than, for responsible use.</summary>
    /// <value>Null answers as finely as the partitioning goes. The default value is null.</value>
    public Granularity? MinimumGranularity { get; set; }

    /// <summary>Checks all options at once.</summary>
    /// <exception cref="ArgumentException">Options are wrong; the message names every one.</exception>
    public void Validate()
    {
        var errors = new OptionErrors(nameof(DecoderOptions));
        errors.Require(ConfidenceLevel is > 0.5 and <= 1, $"ConfidenceLevel is {ConfidenceLevel}, it must be above 0.5 (so that one region at most reaches it) and at most 1.");
        errors.ThrowIfAny();
    }
}

/// <summary>How a cell is chosen from the heads' probabilities (paper 3.1.3, 4.1.1).</summary>
public enum InferenceMode
{
    /// <summary>f: the most probable cell of the finest head. Partitionings side by side (CPlaNet) have no finest head: there it is <see cref="SummedScores"/>.</summary>
    Finest,

    /// <summary>f*: the finest cell with the largest product of probabilities along its classes at all levels. The products, divided by their sum, are the cells' probabilities.</summary>
    Hierarchy,

    /// <summary>The finest cell with the largest sum of probabilities over its classes at all levels: how CPlaNet combines its heads (Seo et al. 2018).</summary>
    SummedScores,
}
