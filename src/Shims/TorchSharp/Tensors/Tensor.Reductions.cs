using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum of the elements, of all or along dimensions.</summary>
        public Tensor sum(ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => sum(dim.ToArray(), keepdim, type);

        /// <summary>The sum of the elements, of all or along dimensions.</summary>
        public Tensor sum(ScalarType? type = null) => Aten.One("sum", this, type);

        /// <summary>The sum of the elements, of all or along dimensions.</summary>
        public Tensor sum(long dim, bool keepdim = false, ScalarType? type = null) => sum([dim], keepdim, type);

        /// <summary>The sum of the elements, of all or along dimensions.</summary>
        public Tensor sum(long dim0, long dim1, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1], keepdim, type);

        /// <summary>The sum of the elements, of all or along dimensions.</summary>
        public Tensor sum(long dim0, long dim1, long dim2, bool keepdim = false, ScalarType? type = null) => sum([dim0, dim1, dim2], keepdim, type);

        /// <summary>The sum of the elements, of all or along dimensions.</summary>
        public Tensor sum(long[] dim, bool keepdim = false, ScalarType? type = null) => Aten.One("sum.dim_IntList", this, dim, keepdim, type);

        /// <summary>The mean of the elements, of all or along dimensions.</summary>
        public Tensor mean() => Aten.One("mean", this);

        /// <summary>The mean of the elements, of all or along dimensions.</summary>
        public Tensor mean(long[] dimensions, bool keepdim = false, ScalarType? type = null) => Aten.One("mean.dim", this, dimensions, keepdim, type);

        /// <summary>The product of the elements, of all or along a dimension.</summary>
        public Tensor prod(ScalarType? type = null) => Aten.One("prod", this, type);

        /// <summary>The product of the elements, of all or along a dimension.</summary>
        public Tensor prod(long dim, bool keepdim = false, ScalarType? type = null) => Aten.One("prod.dim_int", this, dim, keepdim, type);

        /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
        public Tensor std(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
        public Tensor std((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);

        /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
        public Tensor std((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            std(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);

        /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
        public Tensor std(bool unbiased = true) => Aten.One("std", this, unbiased);

        /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => std(new[] { dim }, unbiased, keepdim, type);

        /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, Aten.One("std.dim", this, dimensions, unbiased, keepdim));

        /// <summary>The variance of the elements; unbiased divides by one less.</summary>
        public Tensor var(ReadOnlySpan<long> dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(dimensions.ToArray(), unbiased, keepdim, type);

        /// <summary>The variance of the elements; unbiased divides by one less.</summary>
        public Tensor var((long, long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim.Item1, dim.Item2, dim.Item3 }, unbiased, keepdim, type);

        /// <summary>The variance of the elements; unbiased divides by one less.</summary>
        public Tensor var((long, long) dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            var(new[] { dim.Item1, dim.Item2 }, unbiased, keepdim, type);

        /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
        public Tensor var(bool unbiased = true) => Aten.One("var", this);

        /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => var(new[] { dim }, unbiased, keepdim, type);

        /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
            In(type, Aten.One("var.dim", this, dimensions, unbiased, keepdim));

        /// <summary>The largest element of all, of each pair, or along a dimension with its position.</summary>
        public Tensor max() => Aten.One("max", this);

        /// <summary>The largest element of all, of each pair, or along a dimension with its position.</summary>
        public Tensor max(Tensor other) => Aten.One("max.other", this, other);

        /// <summary>The largest element of all, of each pair, or along a dimension with its position.</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.Two("max.dim", this, dim, keepdim);

        /// <summary>The smallest element of all, of each pair, or along a dimension with its position.</summary>
        public Tensor min() => Aten.One("min", this);

        /// <summary>The smallest element of all, of each pair, or along a dimension with its position.</summary>
        public Tensor min(Tensor other) => Aten.One("min.other", this, other);

        /// <summary>The smallest element of all, of each pair, or along a dimension with its position.</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.Two("min.dim", this, dim, keepdim);

        /// <summary>The largest elements along dimensions.</summary>
        public Tensor amax(params long[] dims) => Aten.One("amax", this, dims);

        /// <summary>The smallest elements along dimensions.</summary>
        public Tensor amin(params long[] dims) => Aten.One("amin", this, dims);

        /// <summary>The smallest and the largest element.</summary>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Aten.Two("aminmax", this, dim, keepdim);

        /// <summary>The position of the largest element.</summary>
        public Tensor argmax() => Aten.One("argmax", this);

        /// <summary>The position of the largest element.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => Aten.One("argmax", this, dim, keepdim);

        /// <summary>The position of the smallest element.</summary>
        public Tensor argmin() => Aten.One("argmin", this);

        /// <summary>The position of the smallest element.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => Aten.One("argmin", this, dim, keepdim);

        /// <summary>True if all elements are.</summary>
        public Tensor all() => Aten.One("all", this);

        /// <summary>True if all elements are.</summary>
        public Tensor all(long dim, bool keepdim = false) => Aten.One("all.dim", this, dim, keepdim);

        /// <summary>True if an element is.</summary>
        public Tensor any() => Aten.One("any", this);

        /// <summary>True if an element is.</summary>
        public Tensor any(long dim, bool keepdim = false) => Aten.One("any.dim", this, dim, keepdim);

        /// <summary>The lower median of all elements.</summary>
        public Tensor median() => Aten.One("median", this);

        /// <summary>Quantiles along a dimension, or of all elements if it is -1, interpolated linearly.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.One("quantile", this, q, dim == -1 ? Arg.None : dim, keepdim);

        /// <summary>The logarithm of the sum of exponentials along a dimension.</summary>
        public Tensor logsumexp(long dim, bool keepdim = false) => Aten.One("logsumexp", this, new long[] { dim }, keepdim);

        /// <summary>The p-norm of all elements or along a dimension.</summary>
        public Tensor norm(float p = 2f) => Aten.One("norm.Scalar", this, p);

        /// <summary>The p-norm of all elements or along a dimension.</summary>
        public Tensor norm(int dim, bool keepdim = false, float p = 2f) => Aten.One("norm.ScalarOpt_dim", this, p, new long[] { dim }, keepdim);

        /// <summary>The p-norm of the difference.</summary>
        public Tensor dist(Tensor other, float p = 2f) => Aten.One("dist", this, other, p);

        /// <summary>The sum of all elements that are numbers.</summary>
        public Tensor nansum() => Aten.One("nansum", this);

        /// <summary>How many elements are not zero.</summary>
        public Tensor count_nonzero(long[]? dims = null) =>
            dims is null ? Aten.One("count_nonzero", this) : Aten.One("count_nonzero.dim_IntList", this, dims);

        /// <summary>Sums of the elements up to each position.</summary>
        public Tensor cumsum(long dim, ScalarType? type = null) => Aten.One("cumsum", this, dim, type);

        /// <summary>Products of the elements up to each position.</summary>
        public Tensor cumprod(long dim, ScalarType? type = null) => Aten.One("cumprod", this, dim, type);

        /// <summary>The largest elements up to each position.</summary>
        public (Tensor values, Tensor indexes) cummax(long dim) => Aten.Two("cummax", this, dim);

        /// <summary>The smallest elements up to each position.</summary>
        public (Tensor values, Tensor indexes) cummin(long dim) => Aten.Two("cummin", this, dim);

        /// <summary>The k largest (or smallest) elements along a dimension with their positions.</summary>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true) =>
            Aten.Two("topk", this, k, dim, largest, sorted);

        /// <summary>The elements in order along a dimension with their positions.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) =>
            Aten.Two("sort.stable", this, stable, dim, descending);

        /// <summary>The positions of the elements in order along a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false) => Aten.One("argsort", this, dim, descending);

        /// <summary>The elements in order along the first dimension.</summary>
        public Tensor msort() => Aten.One("msort", this);

        /// <summary>The k-th smallest element along a dimension with its position.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) => Aten.Two("kthvalue", this, k, dim ?? -1, keepdim);

        /// <summary>The most frequent element along a dimension with a position of it.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Aten.Two("mode", this, dim, keepdim);

        /// <summary>How often each number from zero on occurs.</summary>
        public Tensor bincount(Tensor weights, long minlength = 0) => Aten.One("bincount", this, weights, minlength);

        /// <summary>How many elements fall into each of equal bins.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => Aten.One("histc", this, bins, min, max);

        /// <summary>The sum of the diagonal.</summary>
        public Tensor trace() => Aten.One("trace", this);

        /// <summary>The bucket of each element between sorted boundaries.</summary>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            Aten.One("bucketize.Tensor", this, boundaries, outInt32, right);
    }
}
