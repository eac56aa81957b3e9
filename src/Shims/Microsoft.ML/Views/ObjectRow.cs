using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A live row over an object that is set from outside; all its columns are active.</summary>
internal sealed class ObjectRow<TRow> : DataViewRow
    where TRow : class
{
    private readonly Delegate[] _getters;
    private TRow? _current;
    private long _position = -1;

    public ObjectRow(RowColumn[] columns)
    {
        Schema = RowColumn.SchemaOf(columns);
        var getters = new RowGetters<TRow>(() => _current ?? throw Contracts.Except(Getters.NoCurrentRow));
        _getters = Array.ConvertAll(columns, getters.Create);
    }

    public override DataViewSchema Schema { get; }

    public override long Position => _position;

    public override long Batch => 0;

    /// <summary>Moves on to the next row: an object, whose members are read by the getters.</summary>
    public void MoveTo(TRow row)
    {
        _current = row;
        _position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        Contracts.Check((uint)column.Index < (uint)_getters.Length, $"Column index must be between 0 and {_getters.Length}");
        return true;
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        IsColumnActive(column);
        return Getters.As<TValue>(_getters[column.Index], column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);
}
