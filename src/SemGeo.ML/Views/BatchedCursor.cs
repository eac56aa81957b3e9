using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Views;

/// <summary>
/// Reads rows ahead, computes them together and replays them. The look-ahead grows (as a rule 1, 4, 16, ... up to the batch size), so that looking at the first row
/// costs one row.
/// </summary>
internal sealed class BatchedCursor : DataViewRowCursor
{
    private const int Growth = 4;

    private readonly DataViewRowCursor _input;
    private readonly BatchMap _map;
    private readonly bool[] _active;
    private readonly IRowBatch _batch;
    private readonly ColumnBuffer?[] _passThrough;
    private readonly Delegate?[] _getters;
    private readonly (long Position, long Batch, DataViewRowId Id)[] _rows;
    private readonly ValueGetter<DataViewRowId> _readId;
    private int _lookAhead;
    private int _count;
    private int _slot = -1;
    private bool _ended;

    public BatchedCursor(DataViewRowCursor input, BatchMap map, bool[] active)
    {
        _input = input;
        _map = map;
        _active = active;
        _lookAhead = map.FirstBatchSize;
        _rows = new (long, long, DataViewRowId)[map.BatchSize];
        _readId = input.GetIdGetter();
        _batch = map.CreateBatch(input, map.BatchSize, added => active[map.InputSchema.Count + added])!;
        _passThrough = new ColumnBuffer?[map.InputSchema.Count];
        for (var i = 0; i < _passThrough.Length; i++)
        {
            if (active[i])
                _passThrough[i] = ColumnBuffer.Create(input, map.InputSchema[i], map.BatchSize);
        }

        _getters = [.. _passThrough.Select(b => b?.Getter(CurrentSlot)), .. _batch.CreateGetters(CurrentSlot)];
    }

    public override DataViewSchema Schema => _map.OutputSchema;

    public override long Position => _slot < 0 ? -1 : _rows[_slot].Position;

    public override long Batch => _slot < 0 ? 0 : _rows[_slot].Batch;

    public override bool MoveNext()
    {
        if (_slot + 1 >= _count && !Fill())
        {
            _slot = -1;
            _count = 0;
            return false;
        }

        _slot++;
        return true;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => GetterChecks.IsActive(Schema, _active, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        GetterChecks.ThrowUnlessActive(Schema, _active, column);
        return GetterChecks.As<TValue>(_getters[column.Index]!, column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = _rows[CurrentSlot()].Id;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _batch.Dispose();
            foreach (var buffer in _passThrough)
                buffer?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _slot = -1;
        _count = 0;
        while (!_ended && _count < _lookAhead)
        {
            if (!_input.MoveNext())
            {
                _ended = true;
                break;
            }

            DataViewRowId id = default;
            _readId(ref id);
            _rows[_count] = (_input.Position, _input.Batch, id);
            _batch.Fetch(_count);
            foreach (var buffer in _passThrough)
                buffer?.Fetch(_count);
            _count++;
        }

        _lookAhead = Math.Min(_lookAhead * Growth, _map.BatchSize);
        if (_count > 0)
            _batch.Compute(_count);
        return _count > 0;
    }

    private int CurrentSlot() => _slot >= 0 ? _slot : throw new InvalidOperationException("The cursor is not on a row: call MoveNext first, and read nothing after it returned false.");
}
