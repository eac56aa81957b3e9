using static TorchSharp.torch;

namespace SemGeo.Vision.Explanation;

/// <summary>Adds up the attributions of noisy copies, in memory that does not grow with their number.</summary>
/// <param name="smoothing">What becomes of them.</param>
/// <param name="zeros">Zeros in the shape of one, [1, 3, height, width].</param>
internal sealed class SmoothedSum(Smoothing smoothing, Tensor zeros)
{
    private readonly Tensor _sum = zeros.clone();
    private readonly Tensor _squares = zeros.clone();
    private long _count;

    /// <summary>Adds attributions [n, 3, height, width].</summary>
    public void Add(Tensor attributions)
    {
        _count += attributions.shape[0];
        _sum.add_(attributions.sum(new long[] { 0 }, true));
        if (smoothing is Smoothing.Squared or Smoothing.Variance)
            _squares.add_(attributions.square().sum(new long[] { 0 }, true));
    }

    /// <summary>The smoothed attributions, [1, 3, height, width].</summary>
    public Tensor Value() => smoothing switch
    {
        Smoothing.Squared => _squares / _count,
        Smoothing.Variance => (_squares / _count - (_sum / _count).square()).clamp_min(0),
        _ => _sum / _count,
    };
}
