using System.Runtime.ExceptionServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Views;

/// <summary>
/// Reads rows ahead, computes them together and replays them. The look-ahead grows (as a rule 1, 4, 16, ... up to the batch size), so that looking at the first row
/// costs one row. From the first full batch on the next one is read, and prepared on other threads, while this one is computed and replayed, where the map wants it.
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
    private int _slot = -1;
    private int _end;
    private Pending? _next;
    private bool _ended;

    public BatchedCursor(DataViewRowCursor input, BatchMap map, bool[] active)
    {
        _input = input;
        _map = map;
        _active = active;
        _lookAhead = map.FirstBatchSize;

        // One half of the slots is replayed while the other one is prepared.
        var capacity = map.PreparesAhead ? 2 * map.BatchSize : map.BatchSize;
        _rows = new (long, long, DataViewRowId)[capacity];
        _readId = input.GetIdGetter();
        _batch = map.CreateBatch(input, capacity, added => active[map.InputSchema.Count + added])!;
        _passThrough = new ColumnBuffer?[map.InputSchema.Count];
        for (var i = 0; i < _passThrough.Length; i++)
        {
            if (active[i])
                _passThrough[i] = ColumnBuffer.Create(input, map.InputSchema[i], capacity);
        }

        _getters = [.. _passThrough.Select(b => b?.Getter(CurrentSlot)), .. _batch.CreateGetters(CurrentSlot)];
    }

    public override DataViewSchema Schema => _map.OutputSchema;

    public override long Position => _slot < 0 ? -1 : _rows[_slot].Position;

    public override long Batch => _slot < 0 ? 0 : _rows[_slot].Batch;

    public override bool MoveNext()
    {
        if (_slot + 1 < _end)
        {
            _slot++;
            return true;
        }

        (_slot, _end) = (-1, 0);
        return Fill(_next ?? Read(0));
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
            // What is being prepared reads files and fills slots.
            _next?.Abandon();
            _next = null;
            _batch.Dispose();
            foreach (var buffer in _passThrough)
                buffer?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill(Pending batch)
    {
        _next = null;
        var compute = batch.Finish(_batch);
        if (batch.Count == 0)
            return false;
        if (_map.PreparesAhead && batch.Count == _map.BatchSize)
            _next = ReadAhead(batch.First == 0 ? _map.BatchSize : 0);
        compute();
        (_slot, _end) = (batch.First, batch.First + batch.Count);
        return true;
    }

    // Whatever comes after a full batch goes into the half that the batch is not in.
    private Pending ReadAhead(int first)
    {
        var batch = new Pending(first, 0);
        try
        {
            batch = Read(first);
            batch.Begin(_batch);
        }
        catch (Exception e)
        {
            // The rows before it come first.
            batch.Failure = ExceptionDispatchInfo.Capture(e);
        }

        return batch;
    }

    private Pending Read(int first)
    {
        var count = 0;
        while (!_ended && count < _lookAhead)
        {
            if (!_input.MoveNext())
            {
                _ended = true;
                break;
            }

            var slot = first + count++;
            DataViewRowId id = default;
            _readId(ref id);
            _rows[slot] = (_input.Position, _input.Batch, id);
            _batch.Fetch(slot);
            foreach (var buffer in _passThrough)
                buffer?.Fetch(slot);
        }

        _lookAhead = Math.Min(_lookAhead * Growth, _map.BatchSize);
        return new Pending(first, count);
    }

    private int CurrentSlot() => _slot >= 0 ? _slot : throw new InvalidOperationException("The cursor is not on a row: call MoveNext first, and read nothing after it returned false.");

    /// <summary>Rows that were read and are yet to be computed.</summary>
    private sealed class Pending(int first, int count)
    {
        private Task<Action>? _preparing;

        public int First => first;

        public int Count => count;

        /// <summary>Why there are no more rows, where reading them failed.</summary>
        public ExceptionDispatchInfo? Failure { get; set; }

        /// <summary>Begins to prepare them.</summary>
        public void Begin(IRowBatch batch)
        {
            if (count > 0)
                _preparing = Task.Run(() => batch.Prepare(first, count));
        }

        /// <summary>Waits until they are prepared, and returns what computes them.</summary>
        public Action Finish(IRowBatch batch)
        {
            Failure?.Throw();
            return _preparing is not null ? _preparing.GetAwaiter().GetResult() : count > 0 ? batch.Prepare(first, count) : () => { };
        }

        /// <summary>Waits for the end of what nobody wants any more, however it ends.</summary>
        public void Abandon() => _preparing?.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
    }
}
