using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add(Scalar scalar) => Aten.One("add.Scalar", this, scalar);

        /// <summary>Element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.One("add.Scalar", this, scalar, alpha);

        /// <summary>Element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add(Tensor target) => Aten.One("add.Tensor", this, target);

        /// <summary>Element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add(Tensor target, Scalar alpha) => Aten.One("add.Tensor", this, target, alpha);

        /// <summary>In place: element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add_(Scalar scalar) => Aten.InPlace("add_.Scalar", this, scalar);

        /// <summary>In place: element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add_(Scalar scalar, Scalar alpha) => Aten.InPlace("add_.Scalar", this, scalar, alpha);

        /// <summary>In place: element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add_(Tensor target) => Aten.InPlace("add_.Tensor", this, target);

        /// <summary>In place: element-wise sum; the right side is multiplied by alpha first.</summary>
        public Tensor add_(Tensor target, Scalar alpha) => Aten.InPlace("add_.Tensor", this, target, alpha);

        /// <summary>Element-wise difference.</summary>
        public Tensor sub(Scalar target) => Aten.One("sub.Scalar", this, target);

        /// <summary>Element-wise difference.</summary>
        public Tensor sub(Tensor target) => Aten.One("sub.Tensor", this, target);

        /// <summary>In place: element-wise difference.</summary>
        public Tensor sub_(Scalar target) => Aten.InPlace("sub_.Scalar", this, target);

        /// <summary>In place: element-wise difference.</summary>
        public Tensor sub_(Tensor target) => Aten.InPlace("sub_.Tensor", this, target);

        /// <summary>Element-wise difference.</summary>
        public Tensor subtract(Scalar target) => Aten.One("subtract.Scalar", this, target);

        /// <summary>Element-wise difference.</summary>
        public Tensor subtract(Tensor target) => Aten.One("subtract.Tensor", this, target);

        /// <summary>In place: element-wise difference.</summary>
        public Tensor subtract_(Scalar target) => Aten.InPlace("subtract_.Scalar", this, target);

        /// <summary>In place: element-wise difference.</summary>
        public Tensor subtract_(Tensor target) => Aten.InPlace("subtract_.Tensor", this, target);

        /// <summary>Element-wise product.</summary>
        public Tensor mul(Scalar target) => Aten.One("mul.Scalar", this, target);

        /// <summary>Element-wise product.</summary>
        public Tensor mul(Tensor target) => Aten.One("mul.Tensor", this, target);

        /// <summary>In place: element-wise product.</summary>
        public Tensor mul_(Scalar target) => Aten.InPlace("mul_.Scalar", this, target);

        /// <summary>In place: element-wise product.</summary>
        public Tensor mul_(Tensor target) => Aten.InPlace("mul_.Tensor", this, target);

        /// <summary>Element-wise product.</summary>
        public Tensor multiply(Scalar target) => Aten.One("multiply.Scalar", this, target);

        /// <summary>Element-wise product.</summary>
        public Tensor multiply(Tensor target) => Aten.One("multiply.Tensor", this, target);

        /// <summary>Element-wise quotient, rounded if asked for.</summary>
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Aten.One("div.Scalar_mode", this, target, Mode(rounding_mode));

        /// <summary>Element-wise quotient, rounded if asked for.</summary>
        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Aten.One("div.Tensor_mode", this, target, Mode(rounding_mode));

        /// <summary>In place: element-wise quotient, rounded if asked for.</summary>
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace("div_.Scalar_mode", this, target, Mode(rounding_mode));

        /// <summary>In place: element-wise quotient, rounded if asked for.</summary>
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace("div_.Tensor_mode", this, target, Mode(rounding_mode));

        /// <summary>Element-wise quotient, rounded if asked for.</summary>
        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Aten.One("div.Scalar_mode", this, target, Mode(rounding_mode));

        /// <summary>Element-wise quotient, rounded if asked for.</summary>
        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Aten.One("div.Tensor_mode", this, target, Mode(rounding_mode));

        /// <summary>In place: element-wise quotient, rounded if asked for.</summary>
        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace("div_.Scalar_mode", this, target, Mode(rounding_mode));

        /// <summary>In place: element-wise quotient, rounded if asked for.</summary>
        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Aten.InPlace("div_.Tensor_mode", this, target, Mode(rounding_mode));

        /// <summary>Element-wise quotient without rounding.</summary>
        public Tensor true_divide(Scalar other) => Aten.One("true_divide.Scalar", this, other);

        /// <summary>Element-wise quotient without rounding.</summary>
        public Tensor true_divide(Tensor other) => Aten.One("true_divide.Tensor", this, other);

        /// <summary>In place: element-wise quotient without rounding.</summary>
        public Tensor true_divide_(Scalar other) => Aten.InPlace("true_divide_.Scalar", this, other);

        /// <summary>In place: element-wise quotient without rounding.</summary>
        public Tensor true_divide_(Tensor other) => Aten.InPlace("true_divide_.Tensor", this, other);

        /// <summary>Element-wise quotient, rounded.</summary>
        public Tensor floor_divide(Scalar other) => Aten.One("floor_divide.Scalar", this, other);

        /// <summary>Element-wise quotient, rounded.</summary>
        public Tensor floor_divide(Tensor other) => Aten.One("floor_divide", this, other);

        /// <summary>In place: element-wise quotient, rounded.</summary>
        public Tensor floor_divide_(Scalar other) => Aten.InPlace("floor_divide_.Scalar", this, other);

        /// <summary>In place: element-wise quotient, rounded.</summary>
        public Tensor floor_divide_(Tensor other) => Aten.InPlace("floor_divide_.Tensor", this, other);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public Tensor remainder(Scalar scalar) => Aten.One("remainder.Scalar", this, scalar);

        /// <summary>Element-wise remainder with the sign of the divisor.</summary>
        public Tensor remainder(Tensor target) => Aten.One("remainder.Tensor", this, target);

        /// <summary>In place: element-wise remainder with the sign of the divisor.</summary>
        public Tensor remainder_(Scalar scalar) => Aten.InPlace("remainder_.Scalar", this, scalar);

        /// <summary>In place: element-wise remainder with the sign of the divisor.</summary>
        public Tensor remainder_(Tensor target) => Aten.InPlace("remainder_.Tensor", this, target);

        /// <summary>Element-wise remainder with the sign of the dividend.</summary>
        public Tensor fmod(Scalar scalar) => Aten.One("fmod.Scalar", this, scalar);

        /// <summary>Element-wise remainder with the sign of the dividend.</summary>
        public Tensor fmod(Tensor target) => Aten.One("fmod.Tensor", this, target);

        /// <summary>In place: element-wise remainder with the sign of the dividend.</summary>
        public Tensor fmod_(Scalar scalar) => Aten.InPlace("fmod_.Scalar", this, scalar);

        /// <summary>In place: element-wise remainder with the sign of the dividend.</summary>
        public Tensor fmod_(Tensor target) => Aten.InPlace("fmod_.Tensor", this, target);

        /// <summary>Element-wise power.</summary>
        public Tensor pow(Scalar exponent) => Aten.One("pow.Tensor_Scalar", this, exponent);

        /// <summary>Element-wise power.</summary>
        public Tensor pow(Tensor exponent) => Aten.One("pow.Tensor_Tensor", this, exponent);

        /// <summary>In place: element-wise power.</summary>
        public Tensor pow_(Scalar exponent) => Aten.InPlace("pow_.Scalar", this, exponent);

        /// <summary>In place: element-wise power.</summary>
        public Tensor pow_(Tensor exponent) => Aten.InPlace("pow_.Tensor", this, exponent);

        /// <summary>Element-wise power in double precision.</summary>
        public Tensor float_power(Tensor target) => Aten.One("float_power.Tensor_Tensor", this, target);

        /// <summary>This plus value times the product of the two tensors.</summary>
        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.One("addcmul", this, tensor1, tensor2, value);

        /// <summary>In place: this plus value times the product of the two tensors.</summary>
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.InPlace("addcmul_", this, tensor1, tensor2, value);

        /// <summary>This plus value times the quotient of the two tensors.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Aten.One("addcdiv", this, tensor1, tensor2);

        /// <summary>This plus value times the quotient of the two tensors.</summary>
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.One("addcdiv", this, tensor1, tensor2, value);

        /// <summary>In place: this plus value times the quotient of the two tensors.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Aten.InPlace("addcdiv_", this, tensor1, tensor2);

        /// <summary>In place: this plus value times the quotient of the two tensors.</summary>
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.InPlace("addcdiv_", this, tensor1, tensor2, value);

        /// <summary>The larger of each pair of elements.</summary>
        public Tensor maximum(Tensor other) => Aten.One("maximum", this, other);

        /// <summary>The smaller of each pair of elements.</summary>
        public Tensor minimum(Tensor other) => Aten.One("minimum", this, other);

        /// <summary>The larger of each pair of elements, past NaN.</summary>
        public Tensor fmax(Tensor other) => Aten.One("fmax", this, other);

        /// <summary>The smaller of each pair of elements, past NaN.</summary>
        public Tensor fmin(Tensor other) => Aten.One("fmin", this, other);

        /// <summary>The logarithm of the sum of both exponentials, element by element.</summary>
        public Tensor logaddexp(Tensor other) => Aten.One("logaddexp", this, other);

        /// <summary>This times the logarithm of y, zero where this is zero.</summary>
        public Tensor xlogy(Scalar y) => Aten.One("xlogy.Scalar_Other", this, y);

        /// <summary>This times the logarithm of y, zero where this is zero.</summary>
        public Tensor xlogy(Tensor y) => Aten.One("xlogy.Tensor", this, y);

        /// <summary>In place: this times the logarithm of y, zero where this is zero.</summary>
        public Tensor xlogy_(Scalar y) => Aten.InPlace("xlogy_.Scalar_Other", this, y);

        /// <summary>In place: this times the logarithm of y, zero where this is zero.</summary>
        public Tensor xlogy_(Tensor y) => Aten.InPlace("xlogy_.Tensor", this, y);
    }
}
