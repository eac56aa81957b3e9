namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of the given sizes, filled with uniform random numbers between 0 and 1.</summary>
    /// <param name="size">Size of each dimension.</param>
    /// <param name="dtype">Element type; the default type if null.</param>
    /// <param name="device">Where; the CPU if null.</param>
    /// <param name="requires_grad">Records gradients for it.</param>
    /// <param name="generator">Source of the numbers; the default one if null.</param>
    /// <param name="names">Names of dimensions; must be null.</param>
    public static Tensor rand(
        long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        TensorFactory.Make("rand", size, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(size.ToArray(), dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        int size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { size }, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { size }, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        int rows, int columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { rows, columns }, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { rows, columns }, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        int dim0, int dim1, int dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { dim0, dim1, dim2 }, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { dim0, dim1, dim2 }, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        int dim0, int dim1, int dim2, int dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { dim0, dim1, dim2, dim3 }, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="rand(long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor rand(
        long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        rand(new long[] { dim0, dim1, dim2, dim3 }, dtype, device, requires_grad, generator);
}
