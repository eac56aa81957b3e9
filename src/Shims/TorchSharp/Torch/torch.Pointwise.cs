namespace TorchSharp;

public static partial class torch
{
    /// <summary>The absolute value of each element.</summary>
    public static Tensor abs(Tensor input) => input.abs();

    /// <summary>In place: the absolute value of each element.</summary>
    public static Tensor abs_(Tensor input) => input.abs_();

    /// <summary>Each element with the other sign.</summary>
    public static Tensor neg(Tensor input) => input.neg();

    /// <summary>In place: each element with the other sign.</summary>
    public static Tensor neg_(Tensor input) => input.neg_();

    /// <summary>-1, 0 or 1 as each element is negative, zero or positive.</summary>
    public static Tensor sign(Tensor input) => input.sign();

    /// <summary>In place: -1, 0 or 1 as each element is negative, zero or positive.</summary>
    public static Tensor sign_(Tensor input) => input.sign_();

    /// <summary>e to the power of each element.</summary>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>In place: e to the power of each element.</summary>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <summary>2 to the power of each element.</summary>
    public static Tensor exp2(Tensor input) => input.exp2();

    /// <summary>e to the power of each element, minus one.</summary>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>In place: e to the power of each element, minus one.</summary>
    public static Tensor expm1_(Tensor input) => input.expm1_();

    /// <summary>The natural logarithm of each element.</summary>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>In place: the natural logarithm of each element.</summary>
    public static Tensor log_(Tensor input) => input.log_();

    /// <summary>The logarithm of each element to base 2.</summary>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>In place: the logarithm of each element to base 2.</summary>
    public static Tensor log2_(Tensor input) => input.log2_();

    /// <summary>The logarithm of each element to base 10.</summary>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>In place: the logarithm of each element to base 10.</summary>
    public static Tensor log10_(Tensor input) => input.log10_();

    /// <summary>The natural logarithm of one plus each element.</summary>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>In place: the natural logarithm of one plus each element.</summary>
    public static Tensor log1p_(Tensor input) => input.log1p_();

    /// <summary>The square root of each element.</summary>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>In place: the square root of each element.</summary>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <summary>One over the square root of each element.</summary>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>In place: one over the square root of each element.</summary>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    /// <summary>Each element times itself.</summary>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>One over each element.</summary>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>In place: one over each element.</summary>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    /// <summary>Each element rounded up.</summary>
    public static Tensor ceil(Tensor input) => input.ceil();

    /// <summary>In place: each element rounded up.</summary>
    public static Tensor ceil_(Tensor input) => input.ceil_();

    /// <summary>Each element rounded down.</summary>
    public static Tensor floor(Tensor input) => input.floor();

    /// <summary>In place: each element rounded down.</summary>
    public static Tensor floor_(Tensor input) => input.floor_();

    /// <summary>Each element rounded towards zero.</summary>
    public static Tensor trunc(Tensor input) => input.trunc();

    /// <summary>In place: each element rounded towards zero.</summary>
    public static Tensor trunc_(Tensor input) => input.trunc_();

    /// <summary>What is left of each element after rounding towards zero.</summary>
    public static Tensor frac(Tensor input) => input.frac();

    /// <summary>In place: what is left of each element after rounding towards zero.</summary>
    public static Tensor frac_(Tensor input) => input.frac_();

    /// <summary>Each element rounded to decimals, halves to even.</summary>
    public static Tensor round(Tensor input, long decimals = 0) => input.round(decimals);

    /// <summary>In place: each element rounded to decimals, halves to even.</summary>
    public static Tensor round_(Tensor input, long decimals = 0) => input.round_(decimals);

    /// <summary>Each element, or the bound that it is beyond.</summary>
    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp(min, max);

    /// <summary>Each element, or the bound that it is beyond.</summary>
    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp(min, max);

    /// <summary>In place: each element, or the bound that it is beyond.</summary>
    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) => input.clamp_(min, max);

    /// <summary>In place: each element, or the bound that it is beyond.</summary>
    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) => input.clamp_(min, max);

    /// <summary>Each element, at least the bound.</summary>
    public static Tensor clamp_min(Tensor input, Scalar min) => input.clamp_min(min);

    /// <summary>In place: each element, at least the bound.</summary>
    public static Tensor clamp_min_(Tensor input, Scalar min) => input.clamp_min_(min);

    /// <summary>Each element, at most the bound.</summary>
    public static Tensor clamp_max(Tensor input, Scalar max) => input.clamp_max(max);

    /// <summary>In place: each element, at most the bound.</summary>
    public static Tensor clamp_max_(Tensor input, Scalar max) => input.clamp_max_(max);

    /// <summary>The error function of each element.</summary>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>In place: the error function of each element.</summary>
    public static Tensor erf_(Tensor input) => input.erf_();

    /// <summary>One minus the error function of each element.</summary>
    public static Tensor erfc(Tensor input) => input.erfc();

    /// <summary>In place: one minus the error function of each element.</summary>
    public static Tensor erfc_(Tensor input) => input.erfc_();

    /// <summary>In place: the inverse error function of each element.</summary>
    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    /// <summary>The logarithm of the gamma function of each element.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    /// <summary>The logarithmic derivative of the gamma function at each element.</summary>
    public static Tensor digamma(Tensor input) => input.digamma();

    /// <summary>In place: the logarithmic derivative of the gamma function at each element.</summary>
    public static Tensor digamma_(Tensor input) => input.digamma_();

    /// <summary>Each element, with numbers in place of NaN and infinities.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) => input.nan_to_num(nan, posinf, neginf);

    /// <summary>The point between each pair of elements that the weight says.</summary>
    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);
}
