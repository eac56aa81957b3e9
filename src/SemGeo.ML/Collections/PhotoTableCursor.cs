using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Files;
using SemGeo.ML.Schema;
using SemGeo.ML.Views;
using SemGeo.Tables;

namespace SemGeo.ML.Collections;

/// <summary>Cursor of a <see cref="PhotoTableDataView"/>.</summary>
internal sealed class PhotoTableCursor : DataViewRowCursor
{
    private readonly PhotoTable _table;
    private readonly PositionLog _log;
    private readonly CoordinateTable _rows;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private long _position = -1;
    private bool _atEnd;

    public PhotoTableCursor(PhotoTable table, PositionLog log, DataViewSchema schema, bool[] active)
    {
        (_table, _log, _rows, _active, Schema) = (table, log, table.Read(), active, schema);
        _getters =
        [
            Text(() => Row.Id),
            Text(() => PhotoPath.Resolve(_table.Folder, Row.ImagePath)),
            (ValueGetter<double>)((ref double value) => value = Row.Coordinate.Latitude),
            (ValueGetter<double>)((ref double value) => value = Row.Coordinate.Longitude),
            .. table.Embedding is { } numbers ? new Delegate[] { (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => ReadNumbers(numbers.First, numbers.Last, ref value)) } : [],
            .. table.TextColumns.Select(column => Text(() => Row.Text(column))),
        ];
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    private CoordinateTable Row => _position >= 0 ? _rows : throw new InvalidOperationException("The cursor stands on no row: call MoveNext first.");

    public override bool MoveNext()
    {
        if (_atEnd)
            return false;
        if (_rows.Read())
        {
            _position++;
            return true;
        }

        (_atEnd, _position) = (true, -1);
        if (_active[Schema[GeoColumns.Latitude].Index] || _active[Schema[GeoColumns.Longitude].Index])
            _log.Write(_rows.Report);
        return false;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => GetterChecks.IsActive(Schema, _active, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        GetterChecks.ThrowUnlessActive(Schema, _active, column);
        return GetterChecks.As<TValue>(_getters[column.Index], column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId value) => value = _position >= 0
        ? new DataViewRowId((ulong)_position, 0)
        : throw new InvalidOperationException("The cursor stands on no row: call MoveNext first.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rows.Dispose();
        base.Dispose(disposing);
    }

    private static ValueGetter<ReadOnlyMemory<char>> Text(Func<string> read) => (ref ReadOnlyMemory<char> value) => value = read().AsMemory();

    // A number that is absent is no zero; one that cannot be read must not pass for one that is absent.
    private void ReadNumbers(int first, int last, ref VBuffer<float> destination)
    {
        var editor = VBufferEditor.Create(ref destination, last - first + 1);
        var hasDecimalCommas = _rows.ReadsDecimalCommas;
        for (var i = first; i <= last; i++)
        {
            if (TableNumber.Read(Row.Table.Utf8(i), hasDecimalCommas, out var number) == TableNumberKind.Unreadable)
                throw new PhotoCollectionException($"The table '{_table.Path}', {Row.Table.Place}: '{Row.Headings[i]}' is '{Row.Text(i)}', which is no number.");
            editor.Values[i - first] = (float)number;
        }

        destination = editor.Commit();
    }
}
