namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sum of the elements, of all or along dimensions.</summary>
    public static Tensor sum(Tensor input, ReadOnlySpan<long> dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>The sum of the elements, of all or along dimensions.</summary>
    public static Tensor sum(Tensor input, ScalarType? type = null) => input.sum(type);

    /// <summary>The sum of the elements, of all or along dimensions.</summary>
    public static Tensor sum(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.sum(dim, keepdim, type);

    /// <summary>The mean of the elements, of all or along dimensions.</summary>
    public static Tensor mean(Tensor input) => input.mean();

    /// <summary>The mean of the elements, of all or along dimensions.</summary>
    public static Tensor mean(Tensor input, long[] dimensions, bool keepdim = false, ScalarType? type = null) => input.mean(dimensions, keepdim, type);

    /// <summary>The product of the elements, of all or along a dimension.</summary>
    public static Tensor prod(Tensor input, ScalarType? type = null) => input.prod(type);

    /// <summary>The product of the elements, of all or along a dimension.</summary>
    public static Tensor prod(Tensor input, long dim, bool keepdim = false, ScalarType? type = null) => input.prod(dim, keepdim, type);

    /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
    public static Tensor std(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
    public static Tensor std(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
    public static Tensor std(Tensor input, bool unbiased = true) => input.std(unbiased);

    /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
    public static Tensor std(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The standard deviation of the elements; unbiased divides by one less.</summary>
    public static Tensor std(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.std(dimensions, unbiased, keepdim, type);

    /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
    public static Tensor var(Tensor input, (long, long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
    public static Tensor var(Tensor input, (long, long) dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
    public static Tensor var(Tensor input, bool unbiased = true) => input.var(unbiased);

    /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
    public static Tensor var(Tensor input, long dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The variance of all elements, divided by one less than their number: as in TorchSharp 0.102 the argument has no effect.</summary>
    public static Tensor var(Tensor input, long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) =>
        input.var(dimensions, unbiased, keepdim, type);

    /// <summary>The largest element of all, of each pair, or along a dimension with its position.</summary>
    public static Tensor max(Tensor input) => input.max();

    /// <summary>The largest element of all, of each pair, or along a dimension with its position.</summary>
    public static Tensor max(Tensor input, Tensor other) => input.max(other);

    /// <summary>The largest element of all, of each pair, or along a dimension with its position.</summary>
    public static (Tensor values, Tensor indexes) max(Tensor input, long dim, bool keepdim = false) => input.max(dim, keepdim);

    /// <summary>The smallest element of all, of each pair, or along a dimension with its position.</summary>
    public static Tensor min(Tensor input) => input.min();

    /// <summary>The smallest element of all, of each pair, or along a dimension with its position.</summary>
    public static Tensor min(Tensor input, Tensor other) => input.min(other);

    /// <summary>The smallest element of all, of each pair, or along a dimension with its position.</summary>
    public static (Tensor values, Tensor indexes) min(Tensor input, long dim, bool keepdim = false) => input.min(dim, keepdim);

    /// <summary>The largest elements along dimensions.</summary>
    public static Tensor amax(Tensor input, long[] dims) => input.amax(dims);

    /// <summary>The smallest and the largest element.</summary>
    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) => input.aminmax(dim, keepdim);

    /// <summary>The position of the largest element.</summary>
    public static Tensor argmax(Tensor input) => input.argmax();

    /// <summary>The position of the largest element.</summary>
    public static Tensor argmax(Tensor input, long dim, bool keepdim = false) => input.argmax(dim, keepdim);

    /// <summary>The position of the smallest element.</summary>
    public static Tensor argmin(Tensor input) => input.argmin();

    /// <summary>The position of the smallest element.</summary>
    public static Tensor argmin(Tensor input, long dim, bool keepdim = false) => input.argmin(dim, keepdim);

    /// <summary>True if all elements are.</summary>
    public static Tensor all(Tensor input) => input.all();

    /// <summary>True if all elements are.</summary>
    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    /// <summary>True if an element is.</summary>
    public static Tensor any(Tensor input) => input.any();

    /// <summary>True if an element is.</summary>
    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    /// <summary>The lower median of all elements.</summary>
    public static Tensor median(Tensor input) => input.median();

    /// <summary>Quantiles along a dimension, or of all elements if it is -1, interpolated linearly.</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);

    /// <summary>The logarithm of the sum of exponentials along a dimension.</summary>
    public static Tensor logsumexp(Tensor input, long dim, bool keepdim = false) => input.logsumexp(dim, keepdim);

    /// <summary>The p-norm of all elements or along a dimension.</summary>
    public static Tensor norm(Tensor input, float p = 2f) => input.norm(p);

    /// <summary>The p-norm of all elements or along a dimension.</summary>
    public static Tensor norm(Tensor input, int dimension, bool keepdim = false, float p = 2f) => input.norm(dimension, keepdim, p);

    /// <summary>The p-norm of the difference.</summary>
    public static Tensor dist(Tensor input, Tensor other, float p = 2f) => input.dist(other, p);

    /// <summary>The sum of all elements that are numbers.</summary>
    public static Tensor nansum(Tensor input) => input.nansum();

    /// <summary>How many elements are not zero.</summary>
    public static Tensor count_nonzero(Tensor input, long[]? dims = null) => input.count_nonzero(dims);

    /// <summary>Sums of the elements up to each position.</summary>
    public static Tensor cumsum(Tensor input, long dim, ScalarType? type = null) => input.cumsum(dim, type);

    /// <summary>Products of the elements up to each position.</summary>
    public static Tensor cumprod(Tensor input, long dim, ScalarType? dtype = null) => input.cumprod(dim, dtype);

    /// <summary>The largest elements up to each position.</summary>
    public static (Tensor values, Tensor indices) cummax(Tensor input, long dim) => input.cummax(dim);

    /// <summary>The smallest elements up to each position.</summary>
    public static (Tensor values, Tensor indices) cummin(Tensor input, long dim) => input.cummin(dim);

    /// <summary>The k largest (or smallest) elements along a dimension with their positions.</summary>
    public static (Tensor values, Tensor indices) topk(Tensor tensor, int k, int dim = -1, bool largest = true, bool sorted = true) =>
        tensor.topk(k, dim, largest, sorted);

    /// <summary>The elements in order along a dimension with their positions.</summary>
    public static (Tensor values, Tensor indices) sort(Tensor input, long dim = -1, bool descending = false, bool stable = false) =>
        input.sort(dim, descending, stable);

    /// <summary>The positions of the elements in order along a dimension.</summary>
    public static Tensor argsort(Tensor input, long dim = -1, bool descending = false) => input.argsort(dim, descending);

    /// <summary>The elements in order along the first dimension.</summary>
    public static Tensor msort(Tensor tensor) => tensor.msort();

    /// <summary>The k-th smallest element along a dimension with its position.</summary>
    public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) => input.kthvalue(k, dim, keepdim);

    /// <summary>The most frequent element along a dimension with a position of it.</summary>
    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1, bool keepdim = false) => input.mode(dim, keepdim);

    /// <summary>How often each number from zero on occurs.</summary>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights!, minlength);

    /// <summary>How many elements fall into each of equal bins.</summary>
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);

    /// <summary>The sum of the diagonal.</summary>
    public static Tensor trace(Tensor input) => input.trace();

    /// <summary>The bucket of each element between sorted boundaries.</summary>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        input.bucketize(boundaries, outInt32, right);
}
