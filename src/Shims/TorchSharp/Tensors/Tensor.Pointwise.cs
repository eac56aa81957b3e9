using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The absolute value of each element.</summary>
        public Tensor abs() => Aten.One("abs", this);

        /// <summary>In place: the absolute value of each element.</summary>
        public Tensor abs_() => Aten.InPlace("abs_", this);

        /// <summary>Each element with the other sign.</summary>
        public Tensor neg() => Aten.One("neg", this);

        /// <summary>In place: each element with the other sign.</summary>
        public Tensor neg_() => Aten.InPlace("neg_", this);

        /// <summary>-1, 0 or 1 as each element is negative, zero or positive.</summary>
        public Tensor sign() => Aten.One("sign", this);

        /// <summary>In place: -1, 0 or 1 as each element is negative, zero or positive.</summary>
        public Tensor sign_() => Aten.InPlace("sign_", this);

        /// <summary>e to the power of each element.</summary>
        public Tensor exp() => Aten.One("exp", this);

        /// <summary>In place: e to the power of each element.</summary>
        public Tensor exp_() => Aten.InPlace("exp_", this);

        /// <summary>2 to the power of each element.</summary>
        public Tensor exp2() => Aten.One("exp2", this);

        /// <summary>e to the power of each element, minus one.</summary>
        public Tensor expm1() => Aten.One("expm1", this);

        /// <summary>In place: e to the power of each element, minus one.</summary>
        public Tensor expm1_() => Aten.InPlace("expm1_", this);

        /// <summary>The natural logarithm of each element.</summary>
        public Tensor log() => Aten.One("log", this);

        /// <summary>In place: the natural logarithm of each element.</summary>
        public Tensor log_() => Aten.InPlace("log_", this);

        /// <summary>The logarithm of each element to base 2.</summary>
        public Tensor log2() => Aten.One("log2", this);

        /// <summary>In place: the logarithm of each element to base 2.</summary>
        public Tensor log2_() => Aten.InPlace("log2_", this);

        /// <summary>The logarithm of each element to base 10.</summary>
        public Tensor log10() => Aten.One("log10", this);

        /// <summary>In place: the logarithm of each element to base 10.</summary>
        public Tensor log10_() => Aten.InPlace("log10_", this);

        /// <summary>The natural logarithm of one plus each element.</summary>
        public Tensor log1p() => Aten.One("log1p", this);

        /// <summary>In place: the natural logarithm of one plus each element.</summary>
        public Tensor log1p_() => Aten.InPlace("log1p_", this);

        /// <summary>The square root of each element.</summary>
        public Tensor sqrt() => Aten.One("sqrt", this);

        /// <summary>In place: the square root of each element.</summary>
        public Tensor sqrt_() => Aten.InPlace("sqrt_", this);

        /// <summary>One over the square root of each element.</summary>
        public Tensor rsqrt() => Aten.One("rsqrt", this);

        /// <summary>In place: one over the square root of each element.</summary>
        public Tensor rsqrt_() => Aten.InPlace("rsqrt_", this);

        /// <summary>Each element times itself.</summary>
        public Tensor square() => Aten.One("square", this);

        /// <summary>One over each element.</summary>
        public Tensor reciprocal() => Aten.One("reciprocal", this);

        /// <summary>In place: one over each element.</summary>
        public Tensor reciprocal_() => Aten.InPlace("reciprocal_", this);

        /// <summary>Each element rounded up.</summary>
        public Tensor ceil() => Aten.One("ceil", this);

        /// <summary>In place: each element rounded up.</summary>
        public Tensor ceil_() => Aten.InPlace("ceil_", this);

        /// <summary>Each element rounded down.</summary>
        public Tensor floor() => Aten.One("floor", this);

        /// <summary>In place: each element rounded down.</summary>
        public Tensor floor_() => Aten.InPlace("floor_", this);

        /// <summary>Each element rounded towards zero.</summary>
        public Tensor trunc() => Aten.One("trunc", this);

        /// <summary>In place: each element rounded towards zero.</summary>
        public Tensor trunc_() => Aten.InPlace("trunc_", this);

        /// <summary>What is left of each element after rounding towards zero.</summary>
        public Tensor frac() => Aten.One("frac", this);

        /// <summary>In place: what is left of each element after rounding towards zero.</summary>
        public Tensor frac_() => Aten.InPlace("frac_", this);

        /// <summary>Each element rounded to decimals, halves to even.</summary>
        public Tensor round(long decimals = 0) => Aten.One("round.decimals", this, decimals);

        /// <summary>In place: each element rounded to decimals, halves to even.</summary>
        public Tensor round_(long decimals = 0) => Aten.InPlace("round_.decimals", this, decimals);

        /// <summary>Each element, or the bound that it is beyond.</summary>
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.One("clamp", this, min, max);

        /// <summary>Each element, or the bound that it is beyond.</summary>
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.One("clamp.Tensor", this, min, max);

        /// <summary>In place: each element, or the bound that it is beyond.</summary>
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Aten.InPlace("clamp_", this, min, max);

        /// <summary>In place: each element, or the bound that it is beyond.</summary>
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Aten.InPlace("clamp_.Tensor", this, min, max);

        /// <summary>Each element, at least the bound.</summary>
        public Tensor clamp_min(Scalar min) => Aten.One("clamp_min", this, min);

        /// <summary>In place: each element, at least the bound.</summary>
        public Tensor clamp_min_(Scalar min) => Aten.InPlace("clamp_min_", this, min);

        /// <summary>Each element, at most the bound.</summary>
        public Tensor clamp_max(Scalar max) => Aten.One("clamp_max", this, max);

        /// <summary>In place: each element, at most the bound.</summary>
        public Tensor clamp_max_(Scalar max) => Aten.InPlace("clamp_max_", this, max);

        /// <summary>The error function of each element.</summary>
        public Tensor erf() => Aten.One("erf", this);

        /// <summary>In place: the error function of each element.</summary>
        public Tensor erf_() => Aten.InPlace("erf_", this);

        /// <summary>One minus the error function of each element.</summary>
        public Tensor erfc() => Aten.One("erfc", this);

        /// <summary>In place: one minus the error function of each element.</summary>
        public Tensor erfc_() => Aten.InPlace("erfc_", this);

        /// <summary>The inverse error function of each element.</summary>
        public Tensor erfinv() => Aten.One("erfinv", this);

        /// <summary>In place: the inverse error function of each element.</summary>
        public Tensor erfinv_() => Aten.InPlace("erfinv_", this);

        /// <summary>The logarithm of the gamma function of each element.</summary>
        public Tensor lgamma() => Aten.One("lgamma", this);

        /// <summary>In place: the logarithm of the gamma function of each element.</summary>
        public Tensor lgamma_() => Aten.InPlace("lgamma_", this);

        /// <summary>The logarithmic derivative of the gamma function at each element.</summary>
        public Tensor digamma() => Aten.One("digamma", this);

        /// <summary>In place: the logarithmic derivative of the gamma function at each element.</summary>
        public Tensor digamma_() => Aten.InPlace("digamma_", this);

        /// <summary>Each element, with numbers in place of NaN and infinities.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Aten.One("nan_to_num", this, nan, posinf, neginf);

        /// <summary>The point between each pair of elements that the weight says.</summary>
        public Tensor lerp(Tensor end, Tensor weight) => Aten.One("lerp.Tensor", this, end, weight);

        /// <summary>In place: the point between each pair of elements that the weight says.</summary>
        public Tensor lerp_(Tensor end, Tensor weight) => Aten.InPlace("lerp_.Tensor", this, end, weight);
    }
}
