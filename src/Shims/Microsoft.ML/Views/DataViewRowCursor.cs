namespace Microsoft.ML;

/// <summary>A row that moves over the rows of a view. Belongs to one thread at a time.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    /// <summary>Makes a cursor.</summary>
    protected DataViewRowCursor()
    {
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last row, and from then on.</returns>
    public abstract bool MoveNext();
}
