using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// Draws rows at random from a pool over another cursor. The pool is a ring of slots in the order of reading; the drawn slot changes places with the first one
/// and is filled again when the cursor moves on.
/// </summary>
internal sealed class ShuffledCursor : LinkedCursor
{
    private readonly int _poolSize;
    private readonly Random _rand;
    private readonly int[] _ring;
    private readonly ColumnBuffer[] _buffers;
    private readonly Delegate?[] _getters;
    private readonly ValueGetter<DataViewRowId> _getId;
    private int _first;
    private int _count;
    private int _currentSlot;
    private bool _sourceDone;

    public ShuffledCursor(DataViewRowCursor input, ActiveColumns active, int poolSize, Random rand)
        : base(input, active)
    {
        _poolSize = poolSize;
        _rand = rand;
        _ring = [.. Enumerable.Range(0, poolSize)];
        int Slot() => _currentSlot;
        var ids = ColumnBuffer.OverIds(input);
        var columns = active.Columns.ToDictionary(c => c.Index, c => ColumnBuffer.Over(input, input.Schema[c.Index]));
        _buffers = [ids, .. columns.Values];
        _getId = (ValueGetter<DataViewRowId>)ids.GetterAt(Slot);
        _getters = [.. Schema.Select(c => columns.GetValueOrDefault(c.Index)?.GetterAt(Slot))];
    }

    public override long Batch => 0;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _getId;

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        Contracts.CheckParam(IsColumnActive(column), nameof(column), "requested column not active");
        return Getters.As<TValue>(_getters[column.Index]!, column);
    }

    protected override bool MoveNextCore()
    {
        if (Position >= 0)
        {
            _first = (_first + 1) % _ring.Length;
            _count--;
        }

        while (_count < _poolSize && !_sourceDone)
            FillNext();
        if (_count == 0)
            return false;
        var drawn = (_rand.Next(_count) + _first) % _ring.Length;
        (_ring[drawn], _ring[_first]) = (_ring[_first], _ring[drawn]);
        _currentSlot = _ring[_first];
        return true;
    }

    private void FillNext()
    {
        try
        {
            if (!Input.MoveNext())
            {
                _sourceDone = true;
                return;
            }

            var slot = _ring[(_first + _count) % _ring.Length];
            foreach (var buffer in _buffers)
                buffer.Fill(slot);
            _count++;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Shuffle input cursor reader failed with an exception", e);
        }
    }
}
