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
