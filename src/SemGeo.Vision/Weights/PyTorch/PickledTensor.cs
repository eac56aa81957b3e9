namespace SemGeo.Vision.Weights.PyTorch;

/// <summary>A tensor of a pickle: a view of a storage.</summary>
/// <param name="Storage">The numbers.</param>
/// <param name="Offset">The element of the storage that comes first.</param>
/// <param name="Shape">The size of each dimension.</param>
/// <param name="Strides">The elements from one to the next of each dimension.</param>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides)
{
    // PyTorch's own limit. A pickle can name one tuple as the shape of any number of tensors.
    private const int MaxDimensions = 64;

    /// <summary>The number of elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <summary>The number of elements of the storage from the first to the last that belongs to the tensor.</summary>
    public long Extent => Count == 0 ? 0 : 1 + Shape.Zip(Strides, (size, stride) => (size - 1) * stride).Sum();

    /// <summary>Whether the elements follow each other in the order of the dimensions.</summary>
    public bool IsContiguous
    {
        get
        {
            var expected = 1L;
            for (var i = Shape.Length - 1; i >= 0; i--)
            {
                if (Shape[i] != 1 && Strides[i] != expected)
                    return false;
                expected *= Shape[i];
            }

            return true;
        }
    }

    /// <summary>Makes a tensor of what a pickle says.</summary>
    /// <exception cref="WeightFormatException">It looks beyond its storage, or its numbers are impossible.</exception>
    public static PickledTensor Create(object? storage, object? offset, object? shape, object? strides)
    {
        if (shape is object?[] { Length: > MaxDimensions } many)
            throw new WeightFormatException($"A tensor of the pickle has {many.Length} dimensions, and at most {MaxDimensions} are possible: it is damaged.");
        if (storage is not PickledStorage numbers || offset is not long first || Sizes(shape) is not { } sizes || Sizes(strides) is not { } steps || sizes.Length != steps.Length)
            throw new WeightFormatException("A tensor of the pickle lacks a storage, an offset, a shape or strides: it is damaged, or not from PyTorch.");
        var tensor = new PickledTensor(numbers, first, sizes, steps);
        if (first < 0 || sizes.Any(size => size < 0) || steps.Any(step => step < 0))
            throw new WeightFormatException($"{tensor.Described} has negative numbers: the pickle is damaged.");
        try
        {
            _ = checked(sizes.Aggregate((long)SafeTensorTypes.SizeOf(numbers.Type), (product, size) => checked(product * size)));
            var end = tensor.Count == 0 ? 0 : checked(first + 1 + sizes.Zip(steps, (size, step) => checked((size - 1) * step)).Aggregate(0L, (sum, part) => checked(sum + part)));
            return end <= numbers.Count ? tensor : throw new WeightFormatException($"{tensor.Described} looks at {end} elements, but its storage '{numbers.Key}' has {numbers.Count}: the pickle is damaged.");
        }
        catch (OverflowException)
        {
            throw new WeightFormatException($"{tensor.Described} has more elements than a file can hold: the pickle is damaged.");
        }
    }

    private string Described => $"A tensor of shape [{string.Join(", ", Shape)}] and strides [{string.Join(", ", Strides)}] at {Offset}";

    private static long[]? Sizes(object? value) => value is object?[] tuple && tuple.All(item => item is long) ? Array.ConvertAll(tuple, item => (long)item!) : null;
}
