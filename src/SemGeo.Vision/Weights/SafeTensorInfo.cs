namespace SemGeo.Vision.Weights;

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
