using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A cursor over kept columns. Pulls what is missing at its first row.</summary>
internal sealed class CacheCursor : RootCursor
{
    private readonly CacheDataView _view;
    private readonly ActiveColumns _active;
    private readonly CacheBlocks _blocks;
    private readonly int[]? _permutation;
    private (int Rows, ColumnBuffer?[] Columns)? _kept;
    private (int Block, int Next, int End) _at;
    private int _row = -1;

    public CacheCursor(CacheDataView view, ActiveColumns active, CacheBlocks blocks, int[]? permutation)
    {
        _view = view;
        _active = active;
        _blocks = blocks;
        _permutation = permutation;
    }

    public override DataViewSchema Schema => _view.Schema;

    public override long Batch => _at.Block;

    public override bool IsColumnActive(DataViewSchema.Column column) => _active.Contains(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
        Contracts.Check(column.Type.RawType == typeof(TValue),
            $"Invalid TValue in GetGetter for column #{column}: '{typeof(TValue)}', expected type: '{column.Type.RawType}'.");
        ValueGetter<TValue>? kept = null;
        return (ref TValue value) =>
        {
            kept ??= (ValueGetter<TValue>)KeptColumn(column.Index).GetterAt(CurrentRow);
            kept(ref value);
        };
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)CurrentRow(), 0);

    protected override bool MoveNextCore()
    {
        _kept ??= _view.Pull(_active);
        if (_at.Next == _at.End)
            _at = _blocks.Next(_kept.Value.Rows);
        if (_at.Next == _at.End)
            return false;
        var index = _at.Next++;
        _row = _permutation is null ? index : _permutation[index];
        return true;
    }

    protected override void DisposeCore() => _row = -1;

    private int CurrentRow() => _row >= 0 ? _row : throw Contracts.Except(Getters.NoCurrentRow);

    private ColumnBuffer KeptColumn(int index) =>
        (_kept ?? throw Contracts.Except(Getters.NoCurrentRow)).Columns[index]!;
}
