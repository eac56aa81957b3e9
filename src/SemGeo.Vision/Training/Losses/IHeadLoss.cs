using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Losses;

/// <summary>The loss of one head.</summary>
internal interface IHeadLoss
{
    /// <summary>Whether the head learns from a photo.</summary>
    bool Uses(HeadTarget target);

    /// <summary>The losses of the photos that are used, summed: a float32 number with a gradient. Others are <see cref="HeadTarget.None"/> and contribute 0.</summary>
    /// <param name="logits">The logits [n, cells].</param>
    /// <param name="targets">A target for each photo.</param>
    Tensor Sum(Tensor logits, ReadOnlySpan<HeadTarget> targets);
}
