using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Cross entropy between scores (rows x classes) and classes, or probabilities of classes.</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Makes the loss.</summary>
    /// <param name="weight">A weight per class, or null.</param>
    /// <param name="ignore_index">The class of rows that do not count; -100 if null.</param>
    /// <param name="reduction">How rows become a loss.</param>
    /// <param name="label_smoothing">The part of the target that is spread over all classes.</param>
    public CrossEntropyLoss(
        Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0)
        : base(weight, reduction)
    {
        this.ignore_index = ignore_index;
        this.label_smoothing = label_smoothing;
    }

    /// <summary>The class of rows that do not count; -100 if null.</summary>
    public long? ignore_index { get; }

    /// <summary>The part of the target that is spread over all classes.</summary>
    public double label_smoothing { get; }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
}
