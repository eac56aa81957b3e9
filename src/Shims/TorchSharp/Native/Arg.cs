using static TorchSharp.torch;

namespace TorchSharp.Native;

/// <summary>
/// An argument of an operator. Converts from what TorchSharp's methods take, so that a call of an operator reads like its schema;
/// null is the schema's None.
/// </summary>
internal readonly struct Arg
{
    internal static readonly Arg None;

    internal readonly ArgKind Kind;
    internal readonly long Bits;
    internal readonly object? Object;

    private Arg(ArgKind kind, long bits)
    {
        Kind = kind;
        Bits = bits;
    }

    private Arg(ArgKind kind, object? value)
    {
        Kind = value is null ? ArgKind.None : kind;
        Object = value;
    }

    public static implicit operator Arg(Tensor? value) => new(ArgKind.Tensor, value);

    public static implicit operator Arg(long value) => new(ArgKind.Int, value);

    public static implicit operator Arg(long? value) => value is { } number ? number : None;

    public static implicit operator Arg(double value) => new(ArgKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Arg(double? value) => value is { } number ? number : None;

    public static implicit operator Arg(bool value) => new(ArgKind.Bool, value ? 1 : 0);

    public static implicit operator Arg(bool? value) => value is { } flag ? flag : None;

    public static implicit operator Arg(ScalarType value) => new(ArgKind.Int, (long)value);

    public static implicit operator Arg(ScalarType? value) => value is { } type ? type : None;

    public static implicit operator Arg(Scalar? value) => value is null ? None : value.ToArg();

    public static implicit operator Arg(long[]? value) => new(ArgKind.IntList, value);

    public static implicit operator Arg(double[]? value) => new(ArgKind.DoubleList, value);

    public static implicit operator Arg(Tensor[]? value) => new(ArgKind.TensorList, value);

    public static implicit operator Arg(string? value) => new(ArgKind.String, value);

    public static implicit operator Arg(Device? value) => new(ArgKind.Device, value);

    public static implicit operator Arg(Generator? value) => new(ArgKind.Generator, value);
}
