using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>A live view of one row. Getters stay valid when the row moves on and then give the values of the new row.</summary>
public abstract class DataViewRow : IDisposable
{
    /// <summary>Makes a row.</summary>
    protected DataViewRow()
    {
    }

    /// <summary>Number of the row, from 0 in the order of this cursor; -1 before the first and after the last.</summary>
    public abstract long Position { get; }

    /// <summary>Orders the rows of a cursor set: rows of a smaller batch come first. Always 0 for a single cursor.</summary>
    public abstract long Batch { get; }

    /// <summary>The columns.</summary>
    public abstract DataViewSchema Schema { get; }

    /// <summary>Gives up what the row holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The getter of the row's identity, which does not depend on the order of reading.</summary>
    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    /// <summary>Whether the column was asked for when the row was opened.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is not one of <see cref="Schema"/>.</exception>
    public abstract bool IsColumnActive(DataViewSchema.Column column);

    /// <summary>The getter of an active column.</summary>
    /// <typeparam name="TValue">The raw type of the column.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The column is not active.</exception>
    /// <exception cref="InvalidOperationException">The column is of another type.</exception>
    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    /// <summary>Gives up what the row holds.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> called, not a finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
