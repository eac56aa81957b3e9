using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding.Emp16;
using SemGeo.ML.Views;

namespace SemGeo.ML.Collections;

/// <summary>Cursor of an <see cref="Emp16DataView"/>.</summary>
internal sealed class Emp16Cursor : DataViewRowCursor
{
    private readonly Emp16Reader _reader;
    private readonly bool[] _active;
    private readonly Delegate[] _getters;
    private readonly Action<Emp16Reader> _warn;
    private long _position = -1;
    private bool _atEnd;

    public Emp16Cursor(Emp16Reader reader, DataViewSchema schema, bool[] active, bool filtered, Action<Emp16Reader> warn)
    {
        _reader = reader;
        Schema = schema;
        _active = active;
        _warn = warn;
        _getters =
        [
            (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = Row.Id.AsMemory()),
            (ValueGetter<double>)((ref double value) => value = Row.Coordinate.Latitude),
            (ValueGetter<double>)((ref double value) => value = Row.Coordinate.Longitude),
            (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) => Copy(filtered ? Row.Address : Row.RawAddress, ref value)),
        ];
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    private Emp16Reader Row => _position >= 0 && !_atEnd ? _reader : throw new InvalidOperationException("The cursor stands on no row: call MoveNext first.");

    public override bool MoveNext()
    {
        if (_atEnd)
            return false;
        if (_reader.Read())
        {
            _position++;
            return true;
        }

        (_atEnd, _position) = (true, -1);
        if (_reader.DamagedLineCount > 0)
            _warn(_reader);
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
            _reader.Dispose();
        base.Dispose(disposing);
    }

    private static void Copy(ReadOnlySpan<string> ids, ref VBuffer<ReadOnlyMemory<char>> destination)
    {
        var editor = VBufferEditor.Create(ref destination, ids.Length);
        for (var i = 0; i < ids.Length; i++)
            editor.Values[i] = ids[i].AsMemory();
        destination = editor.Commit();
    }
}
