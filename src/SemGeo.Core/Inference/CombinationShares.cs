using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>
/// The probabilities of combinations, which have no head: the mean over the heads of the class's probability times the share of the class's training images that the
/// combination holds. They sum to 1 as the heads do.
/// </summary>
internal sealed class CombinationShares
{
    private readonly int[][] _indices;
    private readonly float[][] _weights;

    public CombinationShares(PartitioningSet set, int[] offsets)
    {
        var cells = set.Finest.Cells;
        _indices = new int[set.Levels.Count][];
        _weights = new float[set.Levels.Count][];
        for (var level = 0; level < _indices.Length; level++)
        {
            var (parents, classes, offset) = (set.ParentsAt(level).ToArray(), set.Levels[level].Cells, offsets[level]);
            _indices[level] = Array.ConvertAll(parents, parent => offset + parent);
            _weights[level] = [.. cells.Zip(parents, (cell, parent) => (float)(cell.ImageCount / (double)classes[parent].ImageCount / set.Levels.Count))];
        }
    }

    /// <summary>Fills in the probability of each combination.</summary>
    public void Fill(ReadOnlySpan<float> probabilities, Span<float> shares)
    {
        shares.Clear();
        for (var level = 0; level < _indices.Length; level++)
        {
            var (indices, weights) = (_indices[level], _weights[level]);
            for (var i = 0; i < shares.Length; i++)
                shares[i] += probabilities[indices[i]] * weights[i];
        }
    }
}
