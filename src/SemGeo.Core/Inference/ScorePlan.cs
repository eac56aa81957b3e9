using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>Where the probabilities of each finest cell's classes stand, and how they are put together to a probability of the cell.</summary>
internal sealed class ScorePlan
{
    // Where products begin: so far from the smallest double that a dozen factors of the smallest float do not get there, so far from the largest that no sum does.
    private const double Unit = 1e270;

    // For each level and finest cell, where in the probabilities its factor stands.
    private readonly int[][] _factors;

    /// <param name="set">The partitionings.</param>
    /// <param name="offsets">Where the probabilities of each level begin.</param>
    public ScorePlan(PartitioningSet set, int[] offsets)
    {
        _factors = new int[set.Levels.Count][];
        for (var level = 0; level < _factors.Length; level++)
        {
            // A level without a class takes the next finer one. The finest level has all; so have partitionings side by side.
            var parents = set.ParentsAt(level);
            var indices = _factors[level] = new int[parents.Length];
            for (var i = 0; i < indices.Length; i++)
                indices[i] = parents[i] >= 0 ? offsets[level] + parents[i] : _factors[level - 1][i];
        }
    }

    /// <summary>The number of finest cells.</summary>
    public int CellCount => _factors[0].Length;

    /// <summary>The finest head as it is; for levels that nest.</summary>
    /// <returns>The sum of all.</returns>
    public double Finest(ReadOnlySpan<float> probabilities, Span<double> cells)
    {
        var total = 0.0;
        for (var i = 0; i < cells.Length; i++)
            total += cells[i] = probabilities[i];
        return total;
    }

    /// <summary>For each cell the product of its factors, as its share of all products.</summary>
    /// <returns>The sum of all products, scaled: 0 where all are; not finite where probabilities are no numbers.</returns>
    public double Products(ReadOnlySpan<float> probabilities, Span<double> cells)
    {
        cells.Fill(Unit);
        foreach (var factors in _factors)
        {
            for (var i = 0; i < cells.Length; i++)
                cells[i] *= probabilities[factors[i]];
        }

        return Normalize(cells);
    }

    /// <summary>For each cell the sum of its factors, as its share of all sums.</summary>
    /// <returns>The sum of all sums: 0 where all are; not finite where probabilities are no numbers.</returns>
    public double Sums(ReadOnlySpan<float> probabilities, Span<double> cells)
    {
        cells.Clear();
        foreach (var factors in _factors)
        {
            for (var i = 0; i < cells.Length; i++)
                cells[i] += probabilities[factors[i]];
        }

        return Normalize(cells);
    }

    private static double Normalize(Span<double> cells)
    {
        var total = 0.0;
        foreach (var cell in cells)
            total += cell;
        for (var i = 0; i < cells.Length && total > 0; i++)
            cells[i] /= total;
        return total;
    }
}
