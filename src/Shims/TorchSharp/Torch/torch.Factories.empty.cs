namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the given sizes, filled with memory as it comes.</summary>
    /// <param name="size">Size of each dimension.</param>
    /// <param name="dtype">Element type; the default type if null.</param>
    /// <param name="device">Where; the CPU if null.</param>
    /// <param name="requires_grad">Records gradients for it.</param>
    /// <param name="names">Names of dimensions; must be null.</param>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        TensorFactory.Make("empty", size, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(size.ToArray(), dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { size }, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { size }, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { rows, columns }, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { rows, columns }, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { dim0, dim1, dim2 }, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { dim0, dim1, dim2 }, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { dim0, dim1, dim2, dim3 }, dtype, device, requires_grad);

    /// <inheritdoc cref="empty(long[], ScalarType?, Device, bool, string[])"/>
    public static Tensor empty(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        empty(new long[] { dim0, dim1, dim2, dim3 }, dtype, device, requires_grad);
}
