using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>Where the probabilities of each finest cell's classes stand, and how they are put together to a score of each answer group.</summary>
internal sealed class ScorePlan
{
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

    /// <summary>For each group the sum of its cells' products.</summary>
    /// <returns>The sum of all; not finite where probabilities are no numbers.</returns>
    public double Products(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> groups, Span<double> scores)
    {
        scores.Clear();
        var total = 0.0;
        for (var i = 0; i < groups.Length; i++)
        {
            var product = 1.0;
            foreach (var factors in _factors)
                product *= probabilities[factors[i]];
            if (groups[i] < 0)
                continue;
            scores[groups[i]] += product;
            total += product;
        }

        return total;
    }

    /// <summary>For each group the best of its cells' sums: added up they would favour groups of many cells.</summary>
    /// <returns>The sum over all cells; not finite where probabilities are no numbers.</returns>
    public double Sums(ReadOnlySpan<float> probabilities, ReadOnlySpan<int> groups, Span<double> scores)
    {
        scores.Clear();
        var total = 0.0;
        for (var i = 0; i < groups.Length; i++)
        {
            var sum = 0.0;
            foreach (var factors in _factors)
                sum += probabilities[factors[i]];
            if (groups[i] < 0)
                continue;
            scores[groups[i]] = Math.Max(scores[groups[i]], sum);
            total += sum;
        }

        return total;
    }
}
