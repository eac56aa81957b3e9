using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Layers and losses as functions.</summary>
        public static partial class functional
        {
            /// <summary>Cross entropy between scores (rows x classes x ...) and classes, or probabilities of classes.</summary>
            /// <param name="input">The scores, before softmax.</param>
            /// <param name="target">The classes (Int64), or probabilities in the shape of the scores.</param>
            /// <param name="weight">A weight per class, or null.</param>
            /// <param name="ignore_index">The class of rows that do not count.</param>
            /// <param name="reduction">How rows become a loss; the mean is over the weights of the rows that count.</param>
            /// <param name="label_smoothing">The part of the target that is spread over all classes.</param>
            public static Tensor cross_entropy(
                Tensor input,
                Tensor target,
                Tensor? weight = null,
                long ignore_index = -100,
                Reduction reduction = Reduction.Mean,
                double label_smoothing = 0) =>
                Aten.One("cross_entropy_loss", input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>The negative logarithmic probability of the classes.</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.One("nll_loss_nd", input, target, weight, (long)reduction);

            /// <summary>The squared difference.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.One("mse_loss", input, target, (long)reduction);

            /// <summary>Binary cross entropy between probabilities.</summary>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.One("binary_cross_entropy", input, target, weight, (long)reduction);

            /// <summary>Binary cross entropy between scores and probabilities.</summary>
            public static Tensor binary_cross_entropy_with_logits(
                Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Aten.One("binary_cross_entropy_with_logits", input, target, weight, pos_weights, (long)reduction);
        }
    }
}
