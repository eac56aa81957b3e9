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
    public KeyCount(ulong count)
    {
        Count = count;
    }
}
