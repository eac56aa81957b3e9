using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A number of any element type, as an argument of operators; made by implicit conversion.</summary>
public sealed class Scalar : IDisposable
{
    private readonly long _bits;

    private Scalar(ScalarType type, long bits)
    {
        Type = type;
        _bits = bits;
    }

    /// <summary>Element type that the number was made with.</summary>
    public ScalarType Type { get; }

    internal bool IsWhole => !is_floating_point(Type);

    internal double Real => IsWhole ? _bits : BitConverter.Int64BitsToDouble(_bits);

    internal long Whole => IsWhole ? _bits : (long)BitConverter.Int64BitsToDouble(_bits);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(byte value) => new(ScalarType.Byte, value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(sbyte value) => new(ScalarType.Int8, value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(short value) => new(ScalarType.Int16, value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(int value) => new(ScalarType.Int32, value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(long value) => new(ScalarType.Int64, value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(Half value) => FromReal(ScalarType.Float16, (double)value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(float value) => FromReal(ScalarType.Float32, value);

    /// <summary>A number.</summary>
    public static implicit operator Scalar(double value) => FromReal(ScalarType.Float64, value);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(ScalarType.Bool, value ? 1 : 0);

    /// <summary>Does nothing: the number is held here.</summary>
    public void Dispose()
    {
    }

    internal static Scalar From(NativeValue number, ScalarType type) => new(type, number.Bits);

    internal Arg ToArg() => Type == ScalarType.Bool ? (Arg)(_bits != 0) : IsWhole ? (Arg)_bits : (Arg)Real;

    private static Scalar FromReal(ScalarType type, double value) => new(type, BitConverter.DoubleToInt64Bits(value));
}
