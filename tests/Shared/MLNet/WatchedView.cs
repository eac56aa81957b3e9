using Microsoft.ML;

namespace SemGeo.Testing;

/// <summary>Passes a view through and notes which columns its cursors are asked for.</summary>
internal sealed class WatchedView(IDataView inner) : IDataView
{
    private readonly List<string[]> _requests = [];

    /// <summary>The columns of each cursor that was opened, by name.</summary>
    public IReadOnlyList<string[]> Requests => _requests;

    public bool CanShuffle => inner.CanShuffle;

    public DataViewSchema Schema => inner.Schema;

    public long? GetRowCount() => inner.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => inner.GetRowCursor(Note(columnsNeeded), rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        inner.GetRowCursorSet(Note(columnsNeeded), n, rand);

    private DataViewSchema.Column[] Note(IEnumerable<DataViewSchema.Column> columns)
    {
        DataViewSchema.Column[] noted = [.. columns];
        lock (_requests)
            _requests.Add([.. noted.Select(c => c.Name)]);
        return noted;
    }
}
