using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Explanation;

/// <summary>Weighted sums of a score's gradients along the straight ways from a baseline to photos.</summary>
internal sealed class PathGradients(GeoNetwork network, TargetScore score, IntegrationPoints points, int batchSize)
{
    /// <summary>How many photos go through the network together.</summary>
    public int PhotosAtOnce => Math.Max(1, batchSize / points.Positions.Length);

    /// <summary>The score of each photo, [n], without gradients.</summary>
    public Tensor ScoreOf(Tensor photos)
    {
        using var noGrad = no_grad();
        return score.Of(network.call(photos));
    }

    /// <summary>The sums for at most <see cref="PhotosAtOnce"/> photos [n, 3, height, width], of the same shape.</summary>
    public Tensor Of(Tensor photos, Tensor baseline)
    {
        var sum = zeros_like(photos);
        var stepsAtOnce = Math.Max(1, batchSize / (int)photos.shape[0]);
        for (var first = 0; first < points.Positions.Length; first += stepsAtOnce)
        {
            using var scope = NewDisposeScope();
            var count = Math.Min(stepsAtOnce, points.Positions.Length - first);
            var way = (photos - baseline).unsqueeze(1);
            var between = (baseline.unsqueeze(1) + Column(points.Positions, first, count, photos.device) * way).flatten(0, 1);
            var weighted = GradientsAt(between).view_as(between).reshape(photos.shape[0], count, photos.shape[1], photos.shape[2], photos.shape[3]) * Column(points.Weights, first, count, photos.device);
            sum.add_(weighted.sum(new long[] { 1 }));
        }

        return sum;
    }

    private Tensor GradientsAt(Tensor inputs)
    {
        using var recording = enable_grad();
        var leaf = inputs.detach();
        leaf.requires_grad = true;

        // A photo's score depends on that photo alone, so that the sum's gradients are those of each.
        return autograd.grad([score.Of(network.call(leaf)).sum()], [leaf])[0];
    }

    private static Tensor Column(float[] values, int first, int count, Device device) =>
        tensor(values.AsSpan(first, count).ToArray(), device: device).view(1, count, 1, 1, 1);
}
