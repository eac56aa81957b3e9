using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The number of categories of a key column that is loaded from text.</summary>
public sealed class KeyCount
{
    /// <summary>The number; when null it is the largest that the column's type can hold.</summary>
    public ulong? Count;

    /// <summary>Makes a count that is not known.</summary>
    public KeyCount()
    {
    }

    /// <summary>Makes a known count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is 0.</exception>
    public KeyCount(ulong count)
    {
        Contracts.CheckParam(count > 0, nameof(count), $"The cardinality of valid values of a {nameof(KeyDataViewType)} column has to be strictly positive.");
        Count = count;
    }
}
