using SemGeo.Geography;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Losses;

/// <summary>
/// The loss of a batch: each head's loss averaged over the photos that it can learn from, summed over the heads (paper, 3.1.3). A head without any such
/// photo in the batch contributes 0.
/// </summary>
internal sealed class SummedLoss(IReadOnlyList<IHeadLoss> heads, IReadOnlyList<double> weights)
{
    /// <summary>The number of heads.</summary>
    public int Heads => heads.Count;

    /// <summary>Each head's loss summed over the photos that it can learn from, with gradients. The tensors belong to the surrounding scope.</summary>
    /// <param name="logits">The logits [n, cells] of each head.</param>
    /// <param name="labels">The class of photo i for head h at [i * heads + h], -1 where it is missing.</param>
    /// <param name="coordinates">Where the photos were taken.</param>
    /// <param name="used">Receives the number of photos that each head can learn from.</param>
    public Tensor[] Sums(Tensor[] logits, ReadOnlySpan<int> labels, ReadOnlySpan<GeoCoordinate> coordinates, Span<int> used)
    {
        var losses = new Tensor[logits.Length];
        var targets = new HeadTarget[coordinates.Length];
        for (var head = 0; head < logits.Length; head++)
        {
            used[head] = 0;
            for (var photo = 0; photo < targets.Length; photo++)
            {
                var target = new HeadTarget(labels[photo * logits.Length + head], coordinates[photo]);
                var isUsed = heads[head].Uses(target);
                targets[photo] = isUsed ? target : HeadTarget.None;
                used[head] += isUsed ? 1 : 0;
            }

            losses[head] = heads[head].Sum(logits[head], targets);
        }

        return losses;
    }

    /// <summary>The weighted sum of the heads' means.</summary>
    /// <param name="sums">The heads' sums.</param>
    /// <param name="used">For each head the number of photos that its mean is over: those of all processes where several train together, whose results then
    /// add up to the whole batch's.</param>
    public Tensor Mean(Tensor[] sums, Func<int, long> used)
    {
        Tensor? sum = null;
        for (var head = 0; head < sums.Length; head++)
        {
            // The mean of nothing would be 0 / 0.
            var weighted = sums[head] / (double)Math.Max(1, used(head)) * weights[head];
            sum = sum is null ? weighted : sum + weighted;
        }

        return sum!;
    }
}

/// <summary>Chooses each head's loss.</summary>
internal static class HeadLosses
{
    /// <summary>The loss of all heads: a mixture's density, soft targets where smoothing is asked for, else the cross entropy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How to train.</param>
    /// <param name="weights">What each head counts.</param>
    /// <param name="cells">The coordinates of all heads' cells; needed for smoothing.</param>
    public static SummedLoss Create(GeoNetwork network, GeoTrainingOptions options, IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<GeoCoordinate>>? cells)
        => new([.. network.Mixtures.Select((mixture, head) => Create(mixture, options.LabelSmoothingKm, cells?[head]))], weights);

    private static IHeadLoss Create(VonMisesFisherMixture? mixture, double? tauKm, IReadOnlyList<GeoCoordinate>? cells)
        => mixture is not null ? new MixtureLoss(mixture) : tauKm is { } tau ? new HaversineSmoothing(cells!, tau) : new CellCrossEntropy();
}
