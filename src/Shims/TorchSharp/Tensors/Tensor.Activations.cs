using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element, at least zero.</summary>
        public Tensor relu() => Aten.One("relu", this);

        /// <summary>In place: each element, at least zero.</summary>
        public Tensor relu_() => Aten.InPlace("relu_", this);

        /// <summary>Each element, between zero and six.</summary>
        public Tensor relu6() => Aten.One("relu6", this);

        /// <summary>In place: each element, between zero and six.</summary>
        public Tensor relu6_() => Aten.InPlace("relu6_", this);

        /// <summary>1 / (1 + exp(-x)) of each element.</summary>
        public Tensor sigmoid() => Aten.One("sigmoid", this);

        /// <summary>In place: 1 / (1 + exp(-x)) of each element.</summary>
        public Tensor sigmoid_() => Aten.InPlace("sigmoid_", this);

        /// <summary>x times sigmoid(x) of each element.</summary>
        public Tensor silu() => Aten.One("silu", this);

        /// <summary>In place: x times sigmoid(x) of each element.</summary>
        public Tensor silu_() => Aten.InPlace("silu_", this);

        /// <summary>x times the normal distribution function at x, of each element.</summary>
        public Tensor gelu() => Aten.One("gelu", this);

        /// <summary>x times hardsigmoid(x) of each element.</summary>
        public Tensor hardswish() => Aten.One("hardswish", this);

        /// <summary>In place: x times hardsigmoid(x) of each element.</summary>
        public Tensor hardswish_() => Aten.InPlace("hardswish_", this);

        /// <summary>The piecewise linear sigmoid of each element.</summary>
        public Tensor hardsigmoid() => Aten.One("hardsigmoid", this);

        /// <summary>In place: the piecewise linear sigmoid of each element.</summary>
        public Tensor hardsigmoid_() => Aten.InPlace("hardsigmoid_", this);

        /// <summary>Each element, times the slope where it is negative.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Aten.One("leaky_relu", this, negative_slope);

        /// <summary>In place: each element, times the slope where it is negative.</summary>
        public Tensor leaky_relu_(Scalar negative_slope) => Aten.InPlace("leaky_relu_", this, negative_slope);

        /// <summary>log(1 + exp(x)) of each element.</summary>
        public Tensor softplus() => Aten.One("softplus", this);

        /// <summary>The logarithm of the sigmoid of each element.</summary>
        public Tensor log_sigmoid() => Aten.One("log_sigmoid", this);

        /// <summary>Exponentials along a dimension, divided by their sum.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.One("softmax.int", this, dim, dtype);

        /// <summary>The logarithm of softmax along a dimension.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.One("log_softmax.int", this, dim, dtype);
    }
}
