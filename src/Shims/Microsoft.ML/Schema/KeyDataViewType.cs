using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A category out of a known number of them. The value is an unsigned integer: 0 is missing, 1 is the first category, <see cref="Count"/> the last.</summary>
public sealed class KeyDataViewType : PrimitiveDataViewType
{
    /// <summary>Makes a key type.</summary>
    /// <param name="type">Unsigned integer type of the values.</param>
    /// <param name="count">Number of categories, from 1 to the largest value of the type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is no unsigned integer, or the count is 0 or too large for it.</exception>
    public KeyDataViewType(Type type, ulong count)
        : base(type)
    {
        if (!IsValidDataType(type))
            throw Contracts.ExceptParam(nameof(type), "Type is not valid, it must be Byte, UInt16, UInt32, or UInt64.");
        if (count == 0 || count > LargestValueOf(type))
        {
            throw Contracts.ExceptParam(nameof(count),
                $"The cardinality of a {nameof(KeyDataViewType)} must not exceed {type.Name}.MaxValue and must be strictly positive, but got {count}.");
        }

        Count = count;
    }

    /// <inheritdoc cref="KeyDataViewType(Type, ulong)"/>
    public KeyDataViewType(Type type, int count)
        : this(type, (ulong)count)
    {
        Contracts.CheckParam(count > 0, nameof(count), $"The cardinality of a {nameof(KeyDataViewType)} must be strictly positive.");
    }

    /// <summary>Number of categories.</summary>
    public ulong Count { get; }

    /// <summary>Whether values of the type can be keys: the four unsigned integer types can.</summary>
    public static bool IsValidDataType(Type type) => LargestValueOf(type) > 0;

    /// <inheritdoc/>
    public override bool Equals(DataViewType? other) => other is KeyDataViewType key && key.RawType == RawType && key.Count == Count;

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RawType, Count);

    /// <inheritdoc/>
    public override string ToString() => $"Key<{RawType.Name}, 0-{Count - 1}>";

    internal static ulong LargestValueOf(Type type)
    {
        if (type == typeof(byte))
            return byte.MaxValue;
        if (type == typeof(ushort))
            return ushort.MaxValue;
        if (type == typeof(uint))
            return uint.MaxValue;
        return type == typeof(ulong) ? ulong.MaxValue : 0;
    }
}
