using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Makes the column of an unsigned integer a key. The member holds the category counted from 0; a value that is no category is missing.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class KeyTypeAttribute : Attribute
{
    /// <summary>Not supported: a key needs its number of categories.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public KeyTypeAttribute()
    {
        throw Contracts.ExceptNotSupp("Using KeyType without the Count parameter is not supported");
    }

    /// <summary>Makes the member's column a key.</summary>
    /// <param name="count">Number of categories.</param>
    public KeyTypeAttribute(ulong count)
    {
        KeyCount = new KeyCount(count);
    }

    internal KeyCount KeyCount { get; }
}
