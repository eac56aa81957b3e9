namespace Microsoft.ML.Data;

/// <summary>The built-in column types by their .NET types.</summary>
internal static class PrimitiveTypes
{
    private static readonly PrimitiveDataViewType[] All =
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        TextDataViewType.Instance, BooleanDataViewType.Instance, TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance,
        DateTimeOffsetDataViewType.Instance, RowIdDataViewType.Instance,
    ];

    /// <summary>The type whose raw type this is; a string is text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No built-in type has the raw type.</exception>
    public static PrimitiveDataViewType Of(Type type) => Find(type)
        ?? throw Runtime.Contracts.ExceptParam(nameof(type), $"Bad type in PrimitiveTypes.Of: '{type}' is no built-in column type");

    /// <summary>The type whose raw type this is, or null; a string is text.</summary>
    public static PrimitiveDataViewType? Find(Type type)
    {
        var raw = type == typeof(string) ? typeof(ReadOnlyMemory<char>) : type;
        return Array.Find(All, t => t.RawType == raw);
    }
}
