using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>A convolution over images.</summary>
            /// <param name="input">Images: batch x channels x height x width.</param>
            /// <param name="weight">Kernels: output channels x channels of a group x height x width.</param>
            /// <param name="bias">One offset per output channel, or null.</param>
            /// <param name="strides">Pixels between neighbouring windows; 1 if null.</param>
            /// <param name="padding">Zeros added on each side; none if null.</param>
            /// <param name="dilation">Pixels between neighbouring elements of a kernel; 1 if null.</param>
            /// <param name="groups">Into how many groups the channels are divided.</param>
            public static Tensor conv2d(
                Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Aten.One("conv2d", input, weight, bias, strides ?? [1], padding ?? [0], dilation ?? [1], groups);

            /// <summary>A product with a matrix (outputs x inputs) plus an offset.</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.One("linear", input, weights, bias);

            /// <summary>Normalises each channel of a batch.</summary>
            /// <param name="input">The batch: rows x channels x ...</param>
            /// <param name="running_mean">Used when not training, updated when training; null for none.</param>
            /// <param name="running_var">Used when not training, updated when training; null for none.</param>
            /// <param name="weight">The scale of each channel, or null.</param>
            /// <param name="bias">The shift of each channel, or null.</param>
            /// <param name="training">Uses the batch's own statistics.</param>
            /// <param name="momentum">Weight of the batch in the running statistics.</param>
            /// <param name="eps">Added to the variance.</param>
            public static Tensor batch_norm(
                Tensor input,
                Tensor? running_mean,
                Tensor? running_var,
                Tensor? weight = null,
                Tensor? bias = null,
                bool training = false,
                double momentum = 0.1,
                double eps = 1e-05) =>
                Aten.One("batch_norm", input, weight, bias, running_mean, running_var, training, momentum, eps, false);

            /// <summary>Normalises the last dimensions.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Aten.One("layer_norm", input, normalized_shape, weight, bias, eps);

            /// <summary>While training, each element is zero with probability p and else scaled up so that the mean stays.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.One("dropout_", input, p, training) : Aten.One("dropout", input, p, training);

            /// <summary>Each element, at least zero.</summary>
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_().alias() : x.relu();

            /// <summary>Each element, between zero and six.</summary>
            public static Tensor relu6(Tensor x, bool inplace = false) => inplace ? x.relu6_().alias() : x.relu6();

            /// <summary>x times sigmoid(x) of each element.</summary>
            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_().alias() : x.silu();

            /// <summary>x times sigmoid(x) of each element.</summary>
            public static Tensor SiLU(Tensor x, bool inplace = false) => silu(x, inplace);

            /// <summary>1 / (1 + exp(-x)) of each element.</summary>
            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            /// <summary>Exponentials along a dimension, divided by their sum.</summary>
            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            /// <summary>The logarithm of softmax along a dimension.</summary>
            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            /// <summary>A one at the place that each whole number says, zeros elsewhere, in a new last dimension.</summary>
            /// <param name="x">Whole numbers of at least zero (Int64).</param>
            /// <param name="num_classes">Size of the new dimension; the largest number plus one if -1.</param>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.One("one_hot", x, num_classes);

            /// <summary>The cosine of the angle between vectors along a dimension.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-08) =>
                Aten.One("cosine_similarity", x1, x2, dim, eps);
        }
    }
}
