using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss whose classes or elements have weights.</summary>
/// <typeparam name="T1">Type of the result.</typeparam>
/// <typeparam name="T2">Type of the target.</typeparam>
/// <typeparam name="TResult">Type of the loss.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>Makes a loss with weights, or without (null).</summary>
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction)
    {
        this.weight = weight;
    }

    /// <summary>The weights, or null; they stay the caller's.</summary>
    public Tensor? weight { get; }
}
