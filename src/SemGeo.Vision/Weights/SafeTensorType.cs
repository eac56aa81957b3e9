namespace SemGeo.Vision.Weights;

/// <summary>The element types of a safetensors file that networks use.</summary>
public enum SafeTensorType
{
    /// <summary>BOOL: one byte, 0 or 1.</summary>
    Bool,

    /// <summary>U8: unsigned byte.</summary>
    UInt8,

    /// <summary>I8: signed byte.</summary>
    Int8,

    /// <summary>I16: two bytes.</summary>
    Int16,

    /// <summary>I32: four bytes.</summary>
    Int32,

    /// <summary>I64: eight bytes.</summary>
    Int64,

    /// <summary>F16: IEEE half precision.</summary>
    Float16,

    /// <summary>BF16: the upper half of a single.</summary>
    BFloat16,

    /// <summary>F32: IEEE single precision.</summary>
    Float32,

    /// <summary>F64: IEEE double precision.</summary>
    Float64,
}

/// <summary>What a safetensors header says about one tensor.</summary>
/// <param name="Name">The tensor's name, such as "backbone.conv1.weight".</param>
/// <param name="Type">The type of an element.</param>
/// <param name="Shape">The size of each dimension, all at least 0; empty for a scalar. The data lie in row-major order, little-endian.</param>
public sealed record SafeTensorInfo(string Name, SafeTensorType Type, IReadOnlyList<long> Shape)
{
    /// <summary>The length of the tensor's data in bytes.</summary>
    /// <exception cref="OverflowException">The shape has more bytes than a long can count.</exception>
    public long ByteLength => checked(Shape.Aggregate(1L, (product, size) => product * size) * SafeTensorTypes.SizeOf(Type));

    /// <summary>The type and shape, such as "F32 [64, 3, 7, 7]".</summary>
    public string Describe() => $"{SafeTensorTypes.NameOf(Type)} [{string.Join(", ", Shape)}]";
}

/// <summary>The format's names and sizes of its element types.</summary>
internal static class SafeTensorTypes
{
    private static readonly (SafeTensorType Type, string Name, int Size)[] Known =
    [
        (SafeTensorType.Bool, "BOOL", 1), (SafeTensorType.UInt8, "U8", 1), (SafeTensorType.Int8, "I8", 1), (SafeTensorType.Int16, "I16", 2),
        (SafeTensorType.Int32, "I32", 4), (SafeTensorType.Int64, "I64", 8), (SafeTensorType.Float16, "F16", 2), (SafeTensorType.BFloat16, "BF16", 2),
        (SafeTensorType.Float32, "F32", 4), (SafeTensorType.Float64, "F64", 8),
    ];

    public static string NameOf(SafeTensorType type) => Known[(int)type].Name;

    public static int SizeOf(SafeTensorType type) => Known[(int)type].Size;

    public static SafeTensorType Parse(string tensor, string? name)
    {
        foreach (var known in Known)
        {
            if (known.Name == name)
                return known.Type;
        }

        throw new WeightFormatException(
            $"Tensor '{tensor}' has the element type '{name}', which is not read here. Convert the file to one of {string.Join(", ", Known.Select(k => k.Name))}.");
    }
}
