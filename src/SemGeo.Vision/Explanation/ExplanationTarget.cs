using SemGeo.Vision.Inference;

namespace SemGeo.Vision.Explanation;

/// <summary>What is explained: why a model gives a cell, or several cells together, its probability.</summary>
public sealed class ExplanationTarget
{
    private ExplanationTarget(int head, IReadOnlyList<int>? cells) => (Head, Cells) = (head, cells);

    /// <summary>The most probable cell of the finest head.</summary>
    public static ExplanationTarget Predicted { get; } = new(0, null);

    /// <summary>The head, 0 = finest.</summary>
    public int Head { get; }

    /// <summary>The cells; null for the most probable one.</summary>
    public IReadOnlyList<int>? Cells { get; }

    /// <summary>The most probable cell of a head.</summary>
    public static ExplanationTarget PredictedAt(int head)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(head);
        return new ExplanationTarget(head, null);
    }

    /// <summary>The most probable cell of a head by a prediction that is known: explaining it predicts nothing.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="probabilities">The probabilities of all cells of all heads, as <see cref="GeoModel.Predict"/> writes them for one photo.</param>
    /// <param name="head">The head, 0 = finest.</param>
    /// <exception cref="ArgumentException">There are not as many probabilities as cells.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The network has no such head.</exception>
    public static ExplanationTarget MostProbable(GeoModelSpec spec, ReadOnlySpan<float> probabilities, int head = 0)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentOutOfRangeException.ThrowIfNegative(head);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(head, spec.Heads.Count);
        var count = spec.Heads.Sum(each => each.Cells);
        if (probabilities.Length != count)
            throw new ArgumentException($"The network has {count} cells, but {probabilities.Length} probabilities were given.", nameof(probabilities));
        var own = probabilities.Slice(spec.Heads.Take(head).Sum(finer => finer.Cells), spec.Heads[head].Cells);
        var best = 0;
        for (var cell = 1; cell < own.Length; cell++)
        {
            if (own[cell] > own[best])
                best = cell;
        }

        return Cell(head, best);
    }

    /// <summary>A cell: its logit is explained.</summary>
    public static ExplanationTarget Cell(int head, int cell) => Region(head, [cell]);

    /// <summary>Several cells, such as all below "France": the logarithm of their summed probability is explained; of a single one the logit.</summary>
    /// <exception cref="ArgumentException">There is no cell, or one comes twice.</exception>
    public static ExplanationTarget Region(int head, IReadOnlyList<int> cells)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(head);
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Count == 0 || cells.Distinct().Count() != cells.Count)
            throw new ArgumentException($"A region is of one or more different cells, but {cells.Count} were given, {cells.Distinct().Count()} of them different.", nameof(cells));
        return new ExplanationTarget(head, [.. cells]);
    }
}
