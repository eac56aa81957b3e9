namespace Microsoft.ML.Data;

/// <summary>Kinds of items that text can be loaded as.</summary>
public enum DataKind : byte
{
    /// <summary>Signed integer of 8 bits.</summary>
    SByte = 1,

    /// <summary>Unsigned integer of 8 bits.</summary>
    Byte = 2,

    /// <summary>Signed integer of 16 bits.</summary>
    Int16 = 3,

    /// <summary>Unsigned integer of 16 bits.</summary>
    UInt16 = 4,

    /// <summary>Signed integer of 32 bits.</summary>
    Int32 = 5,

    /// <summary>Unsigned integer of 32 bits.</summary>
    UInt32 = 6,

    /// <summary>Signed integer of 64 bits.</summary>
    Int64 = 7,

    /// <summary>Unsigned integer of 64 bits.</summary>
    UInt64 = 8,

    /// <summary>Floating-point number of 32 bits.</summary>
    Single = 9,

    /// <summary>Floating-point number of 64 bits.</summary>
    Double = 10,

    /// <summary>Text.</summary>
    String = 11,

    /// <summary>True or false.</summary>
    Boolean = 12,

    /// <summary>A duration.</summary>
    TimeSpan = 13,

    /// <summary>A date with a time of day.</summary>
    DateTime = 14,

    /// <summary>A date with a time of day and an offset from UTC.</summary>
    DateTimeOffset = 15,
}
