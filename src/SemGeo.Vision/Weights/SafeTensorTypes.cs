namespace SemGeo.Vision.Weights;

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
