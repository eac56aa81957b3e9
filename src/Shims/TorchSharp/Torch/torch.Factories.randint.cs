using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Whole random numbers from low up to high, which is not among them.</summary>
    /// <param name="low">The least number.</param>
    /// <param name="high">One above the greatest number.</param>
    /// <param name="size">Size of each dimension.</param>
    /// <param name="dtype">Element type; Int64 if null.</param>
    /// <param name="device">Where; the CPU if null.</param>
    /// <param name="requires_grad">Records gradients for it.</param>
    /// <param name="generator">Source of the numbers; the default one if null.</param>
    /// <param name="names">Names of dimensions; must be null.</param>
    public static Tensor randint(
        long low,
        long high,
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null)
    {
        var type = dtype ?? ScalarType.Int64;
        var where = TensorFactory.Place(device);
        var tensor = generator is null
            ? Aten.One("randint.low", low, high, size, type, Arg.None, where)
            : Aten.One("randint.low_generator", low, high, size, generator, type, Arg.None, where);
        return tensor.requires_grad_(requires_grad);
    }

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(
        long high,
        long[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) => randint(0, high, size, dtype, device, requires_grad, generator);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(
        int low,
        int high,
        int[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) => randint(low, high, Array.ConvertAll(size, n => (long)n), dtype, device, requires_grad, generator);

    /// <inheritdoc cref="randint(long, long, long[], ScalarType?, Device, bool, Generator, string[])"/>
    public static Tensor randint(
        int high,
        int[] size,
        ScalarType? dtype = null,
        Device? device = null,
        bool requires_grad = false,
        Generator? generator = null,
        string[]? names = null) => randint(0, high, Array.ConvertAll(size, n => (long)n), dtype, device, requires_grad, generator);

    /// <summary>The numbers from zero to n - 1 in random order.</summary>
    /// <param name="n">How many.</param>
    /// <param name="dtype">Element type; Int64 if null.</param>
    /// <param name="device">Where; the CPU if null.</param>
    /// <param name="requires_grad">Records gradients for it.</param>
    /// <param name="generator">Source of the order; the default one if null.</param>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        var type = dtype ?? ScalarType.Int64;
        var where = TensorFactory.Place(device);
        var tensor = generator is null
            ? Aten.One("randperm", n, type, Arg.None, where)
            : Aten.One("randperm.generator", n, generator, type, Arg.None, where);
        return tensor.requires_grad_(requires_grad);
    }
}
