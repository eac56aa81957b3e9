namespace Microsoft.ML.Data;

/// <summary>The type of a data view's column. Types are compared by value with <see cref="Equals(DataViewType)"/>.</summary>
public abstract class DataViewType : IEquatable<DataViewType>
{
    private protected DataViewType(Type rawType)
    {
        ArgumentNullException.ThrowIfNull(rawType);
        RawType = rawType;
    }

    /// <summary>The .NET type in which a getter hands out this column's values.</summary>
    public Type RawType { get; }

    /// <summary>Whether the other type is the same column type.</summary>
    public abstract bool Equals(DataViewType? other);
}
