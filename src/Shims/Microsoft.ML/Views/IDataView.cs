namespace Microsoft.ML;

/// <summary>
/// A lazy table: a schema and cursors over rows. A view may be read many times and from several threads; each cursor belongs to one thread.
/// Only the columns that a cursor was asked for are computed.
/// </summary>
public interface IDataView
{
    /// <summary>Whether a cursor follows the <c>rand</c> that it is opened with; otherwise rows come in their own order.</summary>
    bool CanShuffle { get; }

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }

    /// <summary>Number of rows where it is known without reading them, else null.</summary>
    long? GetRowCount();

    /// <summary>Opens a cursor before the first row.</summary>
    /// <param name="columnsNeeded">Columns of <see cref="Schema"/> that the cursor must be able to give.</param>
    /// <param name="rand">Where given and <see cref="CanShuffle"/>, the source of the order.</param>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null);

    /// <summary>Opens several cursors that share the rows among them, for reading on several threads.</summary>
    /// <param name="columnsNeeded">Columns of <see cref="Schema"/> that the cursors must be able to give.</param>
    /// <param name="n">The wanted number; fewer may come, at least one.</param>
    /// <param name="rand">Where given and <see cref="CanShuffle"/>, the source of the order.</param>
    /// <returns>Cursors whose rows, ordered by <see cref="DataViewRow.Batch"/>, are the rows of a single cursor.</returns>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null);
}
