using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>A lazy view: those rows of the source that a <see cref="RowFilter"/> keeps.</summary>
internal sealed class FilteredDataView(IDataView source, RowFilter filter) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = ActiveFor(columnsNeeded);
        return new FilteredCursor(source.GetRowCursor(InputsFor(active), rand), filter, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = ActiveFor(columnsNeeded);
        return Array.ConvertAll(source.GetRowCursorSet(InputsFor(active), n, rand), c => (DataViewRowCursor)new FilteredCursor(c, filter, active));
    }

    private bool[] ActiveFor(IEnumerable<DataViewSchema.Column> columns)
    {
        var active = new bool[Schema.Count];
        foreach (var column in columns)
            active[column.Index] = true;
        return active;
    }

    private IEnumerable<DataViewSchema.Column> InputsFor(bool[] active) => Schema.Where(column => active[column.Index] || filter.Dependencies.Any(d => d.Index == column.Index));
}
