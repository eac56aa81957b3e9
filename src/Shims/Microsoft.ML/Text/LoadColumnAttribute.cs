namespace Microsoft.ML.Data;

/// <summary>Says which fields of a line of text a member is loaded from.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = false, Inherited = true)]
public sealed class LoadColumnAttribute : Attribute
{
    /// <summary>Loads a scalar from one field.</summary>
    /// <param name="fieldIndex">The field, counted from 0.</param>
    public LoadColumnAttribute(int fieldIndex)
    {
        Sources = [new TextLoader.Range(fieldIndex)];
    }

    /// <summary>Loads a vector from a run of fields.</summary>
    /// <param name="start">The first field.</param>
    /// <param name="end">The last field.</param>
    public LoadColumnAttribute(int start, int end)
    {
        Sources = [new TextLoader.Range(start, end)];
    }

    /// <summary>Loads a vector from several fields.</summary>
    public LoadColumnAttribute(int[] columnIndexes)
    {
        Sources = [.. columnIndexes.Select(index => new TextLoader.Range(index))];
    }

    internal TextLoader.Range[] Sources { get; }
}
