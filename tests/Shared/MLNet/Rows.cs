using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.Testing;

/// <summary>The rows of a view as text.</summary>
internal static class Rows
{
    /// <summary>A row as it was read.</summary>
    internal sealed record Row(DataViewRowId Id, long Batch, string[] Values)
    {
        public override string ToString() => string.Join(" | ", Values);
    }

    /// <summary>The rows of a view, all columns.</summary>
    public static List<Row> Of(IDataView view)
    {
        using var cursor = view.GetRowCursor(view.Schema);
        return Of(cursor, view.Schema);
    }

    /// <summary>The remaining rows of a cursor, some columns.</summary>
    public static List<Row> Of(DataViewRowCursor cursor, IEnumerable<DataViewSchema.Column> columns)
    {
        var readers = columns.Select(c => ColumnReader.Over(cursor, c)).ToArray();
        var getId = cursor.GetIdGetter();
        var rows = new List<Row>();
        while (cursor.MoveNext())
            rows.Add(Read(cursor, getId, readers));
        return rows;
    }

    public static Row Read(DataViewRow row, ValueGetter<DataViewRowId> getId, ColumnReader[] readers)
    {
        var id = default(DataViewRowId);
        getId(ref id);
        return new Row(id, row.Batch, Array.ConvertAll(readers, reader =>
        {
            reader.Fetch();
            return reader.Text;
        }));
    }

    /// <summary>The rows, a line each.</summary>
    public static string Lines(IEnumerable<Row> rows) => string.Join('\n', rows);
}
