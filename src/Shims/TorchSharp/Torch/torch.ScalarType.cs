namespace TorchSharp;

public static partial class torch
{
    /// <summary>Types of elements; the numbers are libtorch's.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8 bits without sign.</summary>
        Byte = 0,

        /// <summary>8 bits with sign.</summary>
        Int8 = 1,

        /// <summary>16 bits with sign.</summary>
        Int16 = 2,

        /// <summary>32 bits with sign.</summary>
        Int32 = 3,

        /// <summary>64 bits with sign.</summary>
        Int64 = 4,

        /// <summary>IEEE half precision.</summary>
        Float16 = 5,

        /// <summary>IEEE single precision, the default.</summary>
        Float32 = 6,

        /// <summary>IEEE double precision.</summary>
        Float64 = 7,

        /// <summary>Pairs of Float32.</summary>
        ComplexFloat32 = 9,

        /// <summary>Pairs of Float64.</summary>
        ComplexFloat64 = 10,

        /// <summary>Truth values, a byte each.</summary>
        Bool = 11,

        /// <summary>The upper half of a Float32.</summary>
        BFloat16 = 15,
    }

    /// <summary>8 bits without sign.</summary>
    public static ScalarType uint8 = ScalarType.Byte;

    /// <summary>8 bits with sign.</summary>
    public static ScalarType int8 = ScalarType.Int8;

    /// <summary>16 bits with sign.</summary>
    public static ScalarType int16 = ScalarType.Int16;

    /// <summary>32 bits with sign.</summary>
    public static ScalarType int32 = ScalarType.Int32;

    /// <summary>64 bits with sign.</summary>
    public static ScalarType int64 = ScalarType.Int64;

    /// <summary>IEEE half precision.</summary>
    public static ScalarType float16 = ScalarType.Float16;

    /// <summary>IEEE single precision.</summary>
    public static ScalarType float32 = ScalarType.Float32;

    /// <summary>IEEE double precision.</summary>
    public static ScalarType float64 = ScalarType.Float64;

    /// <summary>The upper half of a Float32.</summary>
    public static ScalarType bfloat16 = ScalarType.BFloat16;

    /// <summary>16 bits with sign.</summary>
    public static ScalarType @short = ScalarType.Int16;

    /// <summary>32 bits with sign.</summary>
    public static ScalarType @int = ScalarType.Int32;

    /// <summary>64 bits with sign.</summary>
    public static ScalarType @long = ScalarType.Int64;

    /// <summary>IEEE half precision.</summary>
    public static ScalarType half = ScalarType.Float16;

    /// <summary>IEEE single precision.</summary>
    public static ScalarType @float = ScalarType.Float32;

    /// <summary>IEEE double precision.</summary>
    public static ScalarType @double = ScalarType.Float64;

    /// <summary>Truth values.</summary>
    public static ScalarType @bool = ScalarType.Bool;

    /// <summary>True for whole numbers (Bool included).</summary>
    public static bool is_integral(ScalarType type) => type is ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 or ScalarType.Bool;

    /// <summary>True for floating-point numbers.</summary>
    public static bool is_floating_point(ScalarType type) => type is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

    /// <summary>True for complex numbers.</summary>
    public static bool is_complex(ScalarType type) => type is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;
}
