using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, double right) => left.add(right);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, float right) => left.add(right);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, int right) => left.add(right);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(Tensor left, long right) => left.add(right);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(double left, Tensor right) => right.add(left);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(float left, Tensor right) => right.add(left);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(int left, Tensor right) => right.add(left);

        /// <summary>Element-wise sum.</summary>
        public static Tensor operator +(long left, Tensor right) => right.add(left);

        /// <summary>Bits that both elements have.</summary>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        /// <summary>Bits that one of the elements has.</summary>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Scalar left, Tensor right) => Quotient(left, right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, double right) => left.div(right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, float right) => left.div(right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, int right) => left.div(right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(Tensor left, long right) => left.div(right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(double left, Tensor right) => Quotient(left, right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(float left, Tensor right) => Quotient(left, right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(int left, Tensor right) => Quotient(left, right);

        /// <summary>Element-wise quotient.</summary>
        public static Tensor operator /(long left, Tensor right) => Quotient(left, right);

        /// <summary>Bits that exactly one of the elements has.</summary>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, double right) => left.remainder(right);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, float right) => left.remainder(right);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, int right) => left.remainder(right);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public static Tensor operator %(Tensor left, long right) => left.remainder(right);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, double right) => left.mul(right);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, float right) => left.mul(right);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, int right) => left.mul(right);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(Tensor left, long right) => left.mul(right);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(double left, Tensor right) => right.mul(left);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(float left, Tensor right) => right.mul(left);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(int left, Tensor right) => right.mul(left);

        /// <summary>Element-wise product.</summary>
        public static Tensor operator *(long left, Tensor right) => right.mul(left);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Scalar left, Tensor right) => Aten.One("rsub.Scalar", right, left);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, double right) => left.sub(right);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, float right) => left.sub(right);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, int right) => left.sub(right);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(Tensor left, long right) => left.sub(right);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(double left, Tensor right) => Aten.One("rsub.Scalar", right, (Scalar)left);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(float left, Tensor right) => Aten.One("rsub.Scalar", right, (Scalar)left);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(int left, Tensor right) => Aten.One("rsub.Scalar", right, (Scalar)left);

        /// <summary>Element-wise difference.</summary>
        public static Tensor operator -(long left, Tensor right) => Aten.One("rsub.Scalar", right, (Scalar)left);
    }
}
