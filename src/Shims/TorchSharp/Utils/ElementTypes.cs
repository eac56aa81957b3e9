using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>Which .NET type an element has.</summary>
internal static class ElementTypes
{
    internal static ScalarType Of(Type type) =>
        type == typeof(float) ? ScalarType.Float32
        : type == typeof(double) ? ScalarType.Float64
        : type == typeof(long) ? ScalarType.Int64
        : type == typeof(int) ? ScalarType.Int32
        : type == typeof(short) ? ScalarType.Int16
        : type == typeof(sbyte) ? ScalarType.Int8
        : type == typeof(byte) ? ScalarType.Byte
        : type == typeof(bool) ? ScalarType.Bool
        : type == typeof(Half) ? ScalarType.Float16
        : type == typeof((float, float)) ? ScalarType.ComplexFloat32
        : type == typeof(Complex) ? ScalarType.ComplexFloat64
        : throw new NotSupportedException($"The type {type} cannot be an element of a tensor.");

    internal static void Check<T>(ScalarType type) where T : unmanaged
    {
        if (type == ScalarType.BFloat16)
            throw new ArgumentException($"No support for {type} in TorchSharp");
        if (Of(typeof(T)) != type)
            throw new ArgumentException($"{typeof(T).Name} is not compatible with {type}");
    }

    internal static int Size(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 or ScalarType.Float16 or ScalarType.BFloat16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 or ScalarType.ComplexFloat32 => 8,
        ScalarType.ComplexFloat64 => 16,
        _ => throw new NotSupportedException($"Element type {type}"),
    };
}
