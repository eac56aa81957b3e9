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

/// <summary>A dictionary of a pickle, or an object of which nothing but its attributes is kept. Keys are not compared, so that none can be made expensive.</summary>
/// <param name="isObject">Whether it stands for an object.</param>
internal sealed class PickledDict(bool isObject = false)
{
    /// <summary>Whether it stands for an object, whose attributes are its entries.</summary>
    public bool IsObject => isObject;

    /// <summary>The entries in order; of equal keys the last counts.</summary>
    public List<(object? Key, object? Value)> Entries { get; } = [];

    /// <summary>The value of a key of text; null where there is none.</summary>
    public object? Find(string key) => Entries.FindLast(entry => entry.Key is string text && text == key).Value;
}

/// <summary>A name of Python's that a pickle refers to and that is allowed.</summary>
/// <param name="Name">Module and name, "torch._utils._rebuild_tensor_v2".</param>
/// <param name="Call">What a call of it gives; null for a name that is not called.</param>
/// <param name="Storage">The element type, for the name of a storage.</param>
internal sealed record PickledGlobal(string Name, Func<object?[], object?>? Call = null, SafeTensorType? Storage = null);

/// <summary>A run of numbers that tensors look at; it lies in the file and is not read with the pickle.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Type">The type of an element.</param>
/// <param name="Begin">The first element in what lies under the name.</param>
/// <param name="Count">The number of elements.</param>
internal sealed record PickledStorage(string Key, SafeTensorType Type, long Begin, long Count);
