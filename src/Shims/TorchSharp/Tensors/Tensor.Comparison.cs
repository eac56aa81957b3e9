using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>True where the elements are equal.</summary>
        public Tensor eq(Scalar target) => Aten.One("eq.Scalar", this, target);

        /// <summary>True where the elements are equal.</summary>
        public Tensor eq(Tensor target) => Aten.One("eq.Tensor", this, target);

        /// <summary>In place: true where the elements are equal.</summary>
        public Tensor eq_(Scalar target) => Aten.InPlace("eq_.Scalar", this, target);

        /// <summary>In place: true where the elements are equal.</summary>
        public Tensor eq_(Tensor target) => Aten.InPlace("eq_.Tensor", this, target);

        /// <summary>True where the elements differ.</summary>
        public Tensor ne(Scalar target) => Aten.One("ne.Scalar", this, target);

        /// <summary>True where the elements differ.</summary>
        public Tensor ne(Tensor target) => Aten.One("ne.Tensor", this, target);

        /// <summary>In place: true where the elements differ.</summary>
        public Tensor ne_(Scalar target) => Aten.InPlace("ne_.Scalar", this, target);

        /// <summary>In place: true where the elements differ.</summary>
        public Tensor ne_(Tensor target) => Aten.InPlace("ne_.Tensor", this, target);

        /// <summary>True where this is less.</summary>
        public Tensor lt(Scalar target) => Aten.One("lt.Scalar", this, target);

        /// <summary>True where this is less.</summary>
        public Tensor lt(Tensor target) => Aten.One("lt.Tensor", this, target);

        /// <summary>In place: true where this is less.</summary>
        public Tensor lt_(Scalar target) => Aten.InPlace("lt_.Scalar", this, target);

        /// <summary>In place: true where this is less.</summary>
        public Tensor lt_(Tensor target) => Aten.InPlace("lt_.Tensor", this, target);

        /// <summary>True where this is less or equal.</summary>
        public Tensor le(Scalar target) => Aten.One("le.Scalar", this, target);

        /// <summary>True where this is less or equal.</summary>
        public Tensor le(Tensor target) => Aten.One("le.Tensor", this, target);

        /// <summary>In place: true where this is less or equal.</summary>
        public Tensor le_(Scalar target) => Aten.InPlace("le_.Scalar", this, target);

        /// <summary>In place: true where this is less or equal.</summary>
        public Tensor le_(Tensor target) => Aten.InPlace("le_.Tensor", this, target);

        /// <summary>True where this is greater.</summary>
        public Tensor gt(Scalar target) => Aten.One("gt.Scalar", this, target);

        /// <summary>True where this is greater.</summary>
        public Tensor gt(Tensor target) => Aten.One("gt.Tensor", this, target);

        /// <summary>In place: true where this is greater.</summary>
        public Tensor gt_(Scalar target) => Aten.InPlace("gt_.Scalar", this, target);

        /// <summary>In place: true where this is greater.</summary>
        public Tensor gt_(Tensor target) => Aten.InPlace("gt_.Tensor", this, target);

        /// <summary>True where this is greater or equal.</summary>
        public Tensor ge(Scalar target) => Aten.One("ge.Scalar", this, target);

        /// <summary>True where this is greater or equal.</summary>
        public Tensor ge(Tensor target) => Aten.One("ge.Tensor", this, target);

        /// <summary>In place: true where this is greater or equal.</summary>
        public Tensor ge_(Scalar target) => Aten.InPlace("ge_.Scalar", this, target);

        /// <summary>In place: true where this is greater or equal.</summary>
        public Tensor ge_(Tensor target) => Aten.InPlace("ge_.Tensor", this, target);

        /// <summary>True where the elements differ.</summary>
        public Tensor not_equal(Tensor target) => Aten.One("not_equal.Tensor", this, target);

        /// <summary>In place: true where the elements differ.</summary>
        public Tensor not_equal_(Tensor target) => Aten.InPlace("not_equal_.Tensor", this, target);

        /// <summary>True where this is greater.</summary>
        public Tensor greater(Tensor target) => Aten.One("greater.Tensor", this, target);

        /// <summary>True where this is greater or equal.</summary>
        public Tensor greater_equal(Tensor target) => Aten.One("greater_equal.Tensor", this, target);

        /// <summary>True where this is less.</summary>
        public Tensor less(Tensor target) => Aten.One("less.Tensor", this, target);

        /// <summary>True where this is less or equal.</summary>
        public Tensor less_equal(Tensor target) => Aten.One("less_equal.Tensor", this, target);

        /// <summary>In place: true where this is less or equal.</summary>
        public Tensor less_equal_(Tensor target) => Aten.InPlace("less_equal_.Tensor", this, target);

        /// <summary>True where an element is not a number.</summary>
        public Tensor isnan() => Aten.One("isnan", this);

        /// <summary>True where an element is infinite.</summary>
        public Tensor isinf() => Aten.One("isinf", this);

        /// <summary>True where an element is a finite number.</summary>
        public Tensor isfinite() => Aten.One("isfinite", this);

        /// <summary>True where the elements differ by at most atol + rtol times the other.</summary>
        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
            Aten.One("isclose", this, other, rtol, atol, nanEqual);

        /// <summary>True if all elements differ by at most atol + rtol times the other.</summary>
        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false) =>
            Aten.Flag("allclose", this, target, rtol, atol, equal_nan);

        /// <summary>True where an element is among the test elements.</summary>
        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Aten.One("isin.Tensor_Tensor", this, test_elements, assumeUnique, invert);

        /// <summary>True where both elements are.</summary>
        public Tensor logical_and(Tensor other) => Aten.One("logical_and", this, other);

        /// <summary>In place: true where both elements are.</summary>
        public Tensor logical_and_(Tensor other) => Aten.InPlace("logical_and_", this, other);

        /// <summary>True where one of the elements is.</summary>
        public Tensor logical_or(Tensor other) => Aten.One("logical_or", this, other);

        /// <summary>In place: true where one of the elements is.</summary>
        public Tensor logical_or_(Tensor other) => Aten.InPlace("logical_or_", this, other);

        /// <summary>True where exactly one of the elements is.</summary>
        public Tensor logical_xor(Tensor other) => Aten.One("logical_xor", this, other);

        /// <summary>In place: true where exactly one of the elements is.</summary>
        public Tensor logical_xor_(Tensor other) => Aten.InPlace("logical_xor_", this, other);

        /// <summary>True where an element is not.</summary>
        public Tensor logical_not() => Aten.One("logical_not", this);

        /// <summary>In place: true where an element is not.</summary>
        public Tensor logical_not_() => Aten.InPlace("logical_not_", this);

        /// <summary>Bits that both elements have.</summary>
        public Tensor bitwise_and(Tensor other) => Aten.One("bitwise_and.Tensor", this, other);

        /// <summary>In place: bits that both elements have.</summary>
        public Tensor bitwise_and_(Tensor other) => Aten.InPlace("bitwise_and_.Tensor", this, other);

        /// <summary>Bits that one of the elements has.</summary>
        public Tensor bitwise_or(Tensor other) => Aten.One("bitwise_or.Tensor", this, other);

        /// <summary>In place: bits that one of the elements has.</summary>
        public Tensor bitwise_or_(Tensor other) => Aten.InPlace("bitwise_or_.Tensor", this, other);

        /// <summary>Bits that exactly one of the elements has.</summary>
        public Tensor bitwise_xor(Tensor other) => Aten.One("bitwise_xor.Tensor", this, other);

        /// <summary>In place: bits that exactly one of the elements has.</summary>
        public Tensor bitwise_xor_(Tensor other) => Aten.InPlace("bitwise_xor_.Tensor", this, other);

        /// <summary>Bits that an element has not.</summary>
        public Tensor bitwise_not() => Aten.One("bitwise_not", this);

        /// <summary>In place: bits that an element has not.</summary>
        public Tensor bitwise_not_() => Aten.InPlace("bitwise_not_", this);
    }
}
