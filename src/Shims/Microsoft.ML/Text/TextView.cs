namespace Microsoft.ML.Data;

/// <summary>A view of text files.</summary>
internal sealed class TextView(TextLoader loader, IMultiStreamSource source) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => loader.GetOutputSchema();

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => loader.Open(source, columnsNeeded, inSet: false);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [loader.Open(source, columnsNeeded, inSet: true)];
}
