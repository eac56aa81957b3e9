using System.Buffers;
using SemGeo.Partitioning;

namespace SemGeo.Inference;

/// <summary>
/// Turns the probabilities of a multi-head model into named places (paper 3.1.3). A plan computed once; immutable, so that threads
/// may share it; a call allocates nothing.
/// </summary>
/// <remarks>
/// Everywhere below, <c>probabilities</c> are the softmax of all heads of one image, head after head from fine to coarse:
/// <see cref="ClassCount"/> values, those of level l at <see cref="HeadOffset"/>(l). Crops are merged before
/// (<see cref="MergeCrops"/>). Where they are no numbers or all 0 there is no answer.
/// <list type="bullet">
/// <item>f is the argmax of the finest head; f* the argmax over the finest cells of the product of the probabilities of the cell and
/// its classes at all coarser levels.</item>
/// <item>Where a cell has no class at a level, that level takes the probability of the next finer one: the cell is its own root there.</item>
/// <item>Of equals the smaller class wins. Where every product is 0, f* is f.</item>
/// <item>Partitionings side by side (CPlaNet) answer with their combinations, by the sum or the product of the heads' probabilities.</item>
/// <item>An answer's probability is what it was chosen by: with f what the finest head gives it; with f* its product divided by the sum of all products, which is the probability of its classes at all
/// levels when the heads are taken as independent and known to agree; with sums the share of its sum in all sums. So answers that come first are never less probable, and all answers sum to 1, but for
/// cells that the minimum granularity withholds.</item>
/// <item>Regions are always summed over the finest head. Combinations have none: there each has the mean over the heads of its class's probability, times its share of the class's images.</item>
/// </list>
/// </remarks>
public sealed class HierarchicalDecoder
{
    private readonly PredictionPlan _predictions;
    private readonly RegionPlan _regions;
    private readonly double _confidence;
    private readonly int[] _offsets;

    private readonly ScorePlan _scores;
    private readonly CombinationShares? _combinations;

    /// <summary>Prepares decoding.</summary>
    /// <param name="set">The partitionings that the heads were trained with.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The options are wrong, or name a level that the set does not have.</exception>
    public HierarchicalDecoder(PartitioningSet set, DecoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        options ??= new DecoderOptions();
        options.Validate();
        Set = set;
        _confidence = options.ConfidenceLevel;
        var allowed = AllowedLocations.Of(set, options.MinimumGranularity);
        _predictions = new PredictionPlan(set, allowed);
        _regions = new RegionPlan(set, allowed);
        _offsets = new int[set.Levels.Count + 1];
        for (var level = 0; level < set.Levels.Count; level++)
            _offsets[level + 1] = _offsets[level] + set.Levels[level].Cells.Count;
        _scores = new ScorePlan(set, _offsets);
        _combinations = set.Scheme == PartitioningScheme.Combinatorial ? new CombinationShares(set, _offsets) : null;
    }

    /// <summary>The partitionings.</summary>
    public PartitioningSet Set { get; }

    /// <summary>The number of probabilities of one image: the classes of all levels.</summary>
    public int ClassCount => _offsets[^1];

    /// <summary>The finest classes that have no answer, because nothing above them is coarse enough for the minimum granularity.</summary>
    public int WithheldCells => _predictions.WithheldCells;

    /// <summary>Where the probabilities of a level begin.</summary>
    public int HeadOffset(int level) => _offsets[level];

    /// <summary>The predicted cell.</summary>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> does not have <see cref="ClassCount"/> values.</exception>
    public CellPrediction Predict(ReadOnlySpan<float> probabilities, InferenceMode mode)
    {
        Span<CellPrediction> best = [CellPrediction.None];
        Top(probabilities, mode, best);
        return best[0];
    }

    /// <summary>The best cells, best first and with descending probabilities.</summary>
    /// <param name="probabilities">All heads.</param>
    /// <param name="mode">How cells are chosen.</param>
    /// <param name="best">Receives as many cells as it is long, or as there are.</param>
    /// <returns>The number of cells received; 0 where there is no answer.</returns>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> does not have <see cref="ClassCount"/> values.</exception>
    public int Top(ReadOnlySpan<float> probabilities, InferenceMode mode, Span<CellPrediction> best)
    {
        CheckLength(probabilities);
        var cells = ArrayPool<double>.Shared.Rent(_scores.CellCount);
        var answers = ArrayPool<double>.Shared.Rent(_predictions.Count);
        try
        {
            var scores = cells.AsSpan(0, _scores.CellCount);
            var merged = answers.AsSpan(0, _predictions.Count);
            if (!Score(probabilities, mode, scores))
                return 0;
            if (IsSummed(mode))
                _predictions.TakeBest(scores, merged);
            else
                _predictions.Sum(scores, merged);
            return Select(merged, best);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(cells);
            ArrayPool<double>.Shared.Return(answers);
        }
    }

    /// <summary>The most probable cell of one head; the minimum granularity does not apply (a measure of the head, not an answer).</summary>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> does not have <see cref="ClassCount"/> values.</exception>
    public CellPrediction PredictAt(int level, ReadOnlySpan<float> probabilities)
    {
        CheckLength(probabilities);
        var head = probabilities[_offsets[level].._offsets[level + 1]];
        var best = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (float.IsNaN(head[i]))
                return CellPrediction.None;
            if (head[i] > head[best])
                best = i;
        }

        var cell = Set.Levels[level].Cells[best];
        return new CellPrediction(best, cell.Location, cell.Coordinate, head[best]);
    }

    /// <summary>The finest named region whose probability, summed over itself and all its descendants on the finest head, reaches the confidence level.</summary>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> does not have <see cref="ClassCount"/> values.</exception>
    public RegionPrediction PredictRegion(ReadOnlySpan<float> probabilities)
    {
        CheckLength(probabilities);
        if (_combinations is null)
            return _regions.Predict(probabilities[.._offsets[1]], _confidence);
        var rented = ArrayPool<float>.Shared.Rent(_scores.CellCount);
        var shares = rented.AsSpan(0, _scores.CellCount);
        _combinations.Fill(probabilities, shares);
        var region = _regions.Predict(shares, _confidence);
        ArrayPool<float>.Shared.Return(rented);
        return region;
    }

    /// <summary>The probability of a location: that of the cells in it, summed over itself and all its descendants.</summary>
    /// <param name="location">The location's number in the hierarchy.</param>
    /// <param name="probabilities">All heads.</param>
    /// <param name="mode">How cells are chosen, which is what their probabilities are.</param>
    /// <returns>0 to 1; NaN where there is no answer.</returns>
    /// <exception cref="ArgumentException"><paramref name="probabilities"/> does not have <see cref="ClassCount"/> values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such location.</exception>
    public double ProbabilityOf(int location, ReadOnlySpan<float> probabilities, InferenceMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(location);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(location, Set.Hierarchy.Count);
        CheckLength(probabilities);
        var rented = ArrayPool<double>.Shared.Rent(_scores.CellCount);
        var scores = rented.AsSpan(0, _scores.CellCount);
        var sum = Score(probabilities, mode, scores) ? 0.0 : double.NaN;
        for (var i = 0; i < scores.Length; i++)
        {
            if (Set.Hierarchy.IsWithin(Set.Finest.Cells[i].Location, location))
                sum += scores[i];
        }

        ArrayPool<double>.Shared.Return(rented);
        return sum;
    }

    /// <summary>Merges the probabilities of several crops of one image.</summary>
    /// <param name="crops">The crops one after the other, each of <see cref="ClassCount"/> values.</param>
    /// <param name="merging">Mean (paper) or maximum (authors' code).</param>
    /// <param name="merged">Receives <see cref="ClassCount"/> values.</param>
    /// <exception cref="ArgumentException">A length is wrong, or there is no crop.</exception>
    public void MergeCrops(ReadOnlySpan<float> crops, CropMerging merging, Span<float> merged)
    {
        if (crops.IsEmpty || crops.Length % ClassCount != 0)
            throw new ArgumentException($"{crops.Length} values are no whole number of crops of {ClassCount} classes.", nameof(crops));
        if (merged.Length != ClassCount)
            throw new ArgumentException($"{merged.Length} values were given for {ClassCount} classes.", nameof(merged));
        CropMerger.Merge(crops, _offsets, merging, merged);
    }

    private bool IsSummed(InferenceMode mode) => mode == InferenceMode.SummedScores || (mode == InferenceMode.Finest && _combinations is not null);

    /// <summary>The probability of each finest cell by the mode.</summary>
    /// <returns>Whether there is an answer.</returns>
    private bool Score(ReadOnlySpan<float> probabilities, InferenceMode mode, Span<double> scores)
    {
        if (mode == InferenceMode.Hierarchy)
        {
            var total = _scores.Products(probabilities, scores);
            if (total != 0)
                return double.IsFinite(total);
            mode = InferenceMode.Finest;
        }

        return (IsSummed(mode) ? _scores.Sums(probabilities, scores) : _scores.Finest(probabilities, scores)) is var sum and > 0 && double.IsFinite(sum);
    }

    private void CheckLength(ReadOnlySpan<float> probabilities)
    {
        if (probabilities.Length != ClassCount)
            throw new ArgumentException($"{probabilities.Length} probabilities were given for the {ClassCount} classes of {Set.Levels.Count} heads.", nameof(probabilities));
    }

    private int Select(ReadOnlySpan<double> scores, Span<CellPrediction> best)
    {
        var indices = ArrayPool<int>.Shared.Rent(Math.Max(1, best.Length));
        var count = TopSelection.Select(scores, indices.AsSpan(0, best.Length));
        for (var i = 0; i < count; i++)
            best[i] = _predictions.Answer(indices[i], scores[indices[i]]);
        ArrayPool<int>.Shared.Return(indices);
        return count;
    }
}
