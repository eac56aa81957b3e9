namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sine of each element.</summary>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>In place: the sine of each element.</summary>
    public static Tensor sin_(Tensor input) => input.sin_();

    /// <summary>The cosine of each element.</summary>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>In place: the cosine of each element.</summary>
    public static Tensor cos_(Tensor input) => input.cos_();

    /// <summary>The tangent of each element.</summary>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>In place: the tangent of each element.</summary>
    public static Tensor tan_(Tensor input) => input.tan_();

    /// <summary>The arc sine of each element.</summary>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>In place: the arc sine of each element.</summary>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <summary>The arc cosine of each element.</summary>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>In place: the arc cosine of each element.</summary>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <summary>The arc tangent of each element.</summary>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>In place: the arc tangent of each element.</summary>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <summary>The angle of the point (other, this), element by element.</summary>
    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);

    /// <summary>In place: the angle of the point (other, this), element by element.</summary>
    public static Tensor atan2_(Tensor input, Tensor other) => input.atan2_(other);

    /// <summary>The hyperbolic sine of each element.</summary>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary>In place: the hyperbolic sine of each element.</summary>
    public static Tensor sinh_(Tensor input) => input.sinh_();

    /// <summary>The hyperbolic cosine of each element.</summary>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary>In place: the hyperbolic cosine of each element.</summary>
    public static Tensor cosh_(Tensor input) => input.cosh_();

    /// <summary>The hyperbolic tangent of each element.</summary>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>In place: the hyperbolic tangent of each element.</summary>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    public static Tensor asinh(Tensor input) => input.asinh();

    /// <summary>In place: the inverse hyperbolic sine of each element.</summary>
    public static Tensor asinh_(Tensor input) => input.asinh_();

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    public static Tensor acosh(Tensor input) => input.acosh();

    /// <summary>In place: the inverse hyperbolic cosine of each element.</summary>
    public static Tensor acosh_(Tensor input) => input.acosh_();

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    public static Tensor atanh(Tensor input) => input.atanh();

    /// <summary>In place: the inverse hyperbolic tangent of each element.</summary>
    public static Tensor atanh_(Tensor input) => input.atanh_();

    /// <summary>Degrees as radians.</summary>
    public static Tensor deg2rad(Tensor input) => input.deg2rad();

    /// <summary>Radians as degrees.</summary>
    public static Tensor rad2deg(Tensor input) => input.rad2deg();

    /// <summary>The length of the vector (this, other), element by element.</summary>
    public static Tensor hypot(Tensor left, Tensor right) => left.hypot(right);
}
