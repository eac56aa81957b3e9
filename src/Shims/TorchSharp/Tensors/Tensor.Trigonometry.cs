using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sine of each element.</summary>
        public Tensor sin() => Aten.One("sin", this);

        /// <summary>In place: the sine of each element.</summary>
        public Tensor sin_() => Aten.InPlace("sin_", this);

        /// <summary>The cosine of each element.</summary>
        public Tensor cos() => Aten.One("cos", this);

        /// <summary>In place: the cosine of each element.</summary>
        public Tensor cos_() => Aten.InPlace("cos_", this);

        /// <summary>The tangent of each element.</summary>
        public Tensor tan() => Aten.One("tan", this);

        /// <summary>In place: the tangent of each element.</summary>
        public Tensor tan_() => Aten.InPlace("tan_", this);

        /// <summary>The arc sine of each element.</summary>
        public Tensor asin() => Aten.One("asin", this);

        /// <summary>In place: the arc sine of each element.</summary>
        public Tensor asin_() => Aten.InPlace("asin_", this);

        /// <summary>The arc cosine of each element.</summary>
        public Tensor acos() => Aten.One("acos", this);

        /// <summary>In place: the arc cosine of each element.</summary>
        public Tensor acos_() => Aten.InPlace("acos_", this);

        /// <summary>The arc tangent of each element.</summary>
        public Tensor atan() => Aten.One("atan", this);

        /// <summary>In place: the arc tangent of each element.</summary>
        public Tensor atan_() => Aten.InPlace("atan_", this);

        /// <summary>The angle of the point (other, this), element by element.</summary>
        public Tensor atan2(Tensor other) => Aten.One("atan2", this, other);

        /// <summary>In place: the angle of the point (other, this), element by element.</summary>
        public Tensor atan2_(Tensor other) => Aten.InPlace("atan2_", this, other);

        /// <summary>The hyperbolic sine of each element.</summary>
        public Tensor sinh() => Aten.One("sinh", this);

        /// <summary>In place: the hyperbolic sine of each element.</summary>
        public Tensor sinh_() => Aten.InPlace("sinh_", this);

        /// <summary>The hyperbolic cosine of each element.</summary>
        public Tensor cosh() => Aten.One("cosh", this);

        /// <summary>In place: the hyperbolic cosine of each element.</summary>
        public Tensor cosh_() => Aten.InPlace("cosh_", this);

        /// <summary>The hyperbolic tangent of each element.</summary>
        public Tensor tanh() => Aten.One("tanh", this);

        /// <summary>In place: the hyperbolic tangent of each element.</summary>
        public Tensor tanh_() => Aten.InPlace("tanh_", this);

        /// <summary>The inverse hyperbolic sine of each element.</summary>
        public Tensor asinh() => Aten.One("asinh", this);

        /// <summary>In place: the inverse hyperbolic sine of each element.</summary>
        public Tensor asinh_() => Aten.InPlace("asinh_", this);

        /// <summary>The inverse hyperbolic cosine of each element.</summary>
        public Tensor acosh() => Aten.One("acosh", this);

        /// <summary>In place: the inverse hyperbolic cosine of each element.</summary>
        public Tensor acosh_() => Aten.InPlace("acosh_", this);

        /// <summary>The inverse hyperbolic tangent of each element.</summary>
        public Tensor atanh() => Aten.One("atanh", this);

        /// <summary>In place: the inverse hyperbolic tangent of each element.</summary>
        public Tensor atanh_() => Aten.InPlace("atanh_", this);

        /// <summary>Degrees as radians.</summary>
        public Tensor deg2rad() => Aten.One("deg2rad", this);

        /// <summary>Radians as degrees.</summary>
        public Tensor rad2deg() => Aten.One("rad2deg", this);

        /// <summary>The length of the vector (this, other), element by element.</summary>
        public Tensor hypot(Tensor other) => Aten.One("hypot", this, other);
    }
}
