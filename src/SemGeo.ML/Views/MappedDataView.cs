using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>A lazy view: the source's rows with a <see cref="RowMap"/>'s columns, computed when a cursor is asked for them.</summary>
internal sealed class MappedDataView(IDataView source, RowMap map) : IDataView
{
    public bool CanShuffle => source.CanShuffle;

    public DataViewSchema Schema => map.OutputSchema;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = map.ActiveFor(columnsNeeded);
        return new MappedCursor(source.GetRowCursor(map.InputsFor(columnsNeeded), rand), map, active);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = map.ActiveFor(columnsNeeded);
        return Array.ConvertAll(source.GetRowCursorSet(map.InputsFor(columnsNeeded), n, rand), c => (DataViewRowCursor)new MappedCursor(c, map, active));
    }
}
