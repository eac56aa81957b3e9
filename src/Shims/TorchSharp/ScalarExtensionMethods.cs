namespace TorchSharp;

/// <summary>Conversions between .NET numbers and <see cref="Scalar"/>.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>A number.</summary>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>A number.</summary>
    public static Scalar ToScalar(this sbyte value) => value;

    /// <summary>A number.</summary>
    public static Scalar ToScalar(this short value) => value;

    /// <summary>A number.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>A number.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>A number.</summary>
    public static Scalar ToScalar(this Half value) => value;

    /// <summary>A number.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>A number.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>A truth value.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The value as this type.</summary>
    public static Half ToHalf(this Scalar value) => (Half)value.Real;

    /// <summary>The value as this type.</summary>
    public static float ToSingle(this Scalar value) => (float)value.Real;

    /// <summary>The value as this type.</summary>
    public static double ToDouble(this Scalar value) => value.Real;

    /// <summary>The value as this type.</summary>
    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Whole;

    /// <summary>The value as this type.</summary>
    public static byte ToByte(this Scalar value) => (byte)value.Whole;

    /// <summary>The value as this type.</summary>
    public static short ToInt16(this Scalar value) => (short)value.Whole;

    /// <summary>The value as this type.</summary>
    public static int ToInt32(this Scalar value) => (int)value.Whole;

    /// <summary>The value as this type.</summary>
    public static long ToInt64(this Scalar value) => value.Whole;

    /// <summary>True for every number but zero.</summary>
    public static bool ToBoolean(this Scalar value) => value.Real != 0;
}
