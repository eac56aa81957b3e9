namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the elements in the given shape, in row-major order.</summary>
    public static Tensor tensor(
        IList<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromList(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of one dimension that holds the elements.</summary>
    public static Tensor tensor(IList<short> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromList(rawArray, [rawArray.Count], dtype, device, requires_grad);

    /// <summary>A tensor of the elements in the given shape, in row-major order.</summary>
    public static Tensor tensor(
        IList<short> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromList(rawArray, [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>A tensor of the elements in the given shape, in row-major order.</summary>
    public static Tensor tensor(
        IList<short> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromList(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A tensor of the elements in the given shape, in row-major order.</summary>
    public static Tensor tensor(
        IList<short> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromList(rawArray, [rows, columns], dtype, device, requires_grad);

    /// <summary>A tensor of the elements in the given shape, in row-major order.</summary>
    public static Tensor tensor(
        Memory<short> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromSpan(rawArray.Span, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor without dimensions that holds a number.</summary>
    public static Tensor tensor(short scalar, Device? device = null, bool requires_grad = false) =>
        TensorFactory.FromArray(new[] { scalar }, [], null, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(short[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromArray(rawArray, TensorFactory.ShapeOf(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(short[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromArray(rawArray, TensorFactory.ShapeOf(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor of the shape and elements of an array.</summary>
    public static Tensor tensor(short[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromArray(rawArray, TensorFactory.ShapeOf(rawArray), dtype, device, requires_grad);

    /// <summary>A tensor of the elements in the given shape, in row-major order.</summary>
    public static Tensor tensor(
        short[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromArray(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>A tensor of one dimension that holds the elements.</summary>
    public static Tensor tensor(short[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.FromArray(rawArray, [rawArray.Length], dtype, device, requires_grad);
}
