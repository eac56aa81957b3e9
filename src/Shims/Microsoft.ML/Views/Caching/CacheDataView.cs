using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// A view that keeps its source in memory: every column is pulled once, when it is first needed, together with the others that are needed then.
/// Columns that cannot be kept, such as images, are left out.
/// </summary>
internal sealed class CacheDataView : IDataView
{
    private readonly IDataView _source;
    private readonly ColumnBuffer?[] _columns;
    private readonly Lock _lock = new();
    private long _rowCount; // -1 until it is known

    /// <summary>Makes a cache of a view and pulls the prefetched columns, by their indexes in it.</summary>
    public CacheDataView(IDataView source, IReadOnlyCollection<int> prefetch)
    {
        foreach (var index in prefetch)
        {
            var column = source.Schema[index];
            Contracts.Check(ColumnBuffer.CanKeep(column.Type), $"Asked to prefetch column '{column.Name}' into cache, but it is of unhandled type '{column.Type}'");
        }

        _source = ColumnChoice.Of(source, c => ColumnBuffer.CanKeep(c.Type));
        _columns = new ColumnBuffer?[_source.Schema.Count];
        _rowCount = _source.GetRowCount() ?? -1;
        Contracts.Check(_rowCount <= Array.MaxLength,
            $"The input data view has too many ({_rowCount}) rows. CacheDataView can only cache up to {Array.MaxLength} rows");
        if (prefetch.Count > 0)
            Pull(new ActiveColumns(Schema, prefetch.Select(i => Schema[source.Schema[i].Name])));
    }

    public bool CanShuffle => true;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => Interlocked.Read(ref _rowCount) is >= 0 and var count ? count : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        return new CacheCursor(this, active, new CacheBlocks(single: true), PermutationOf(active, rand));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var active = new ActiveColumns(Schema, columnsNeeded);
        var permutation = PermutationOf(active, rand);
        var count = Math.Clamp(n, 1, Math.Max(2, Environment.ProcessorCount));
        var blocks = new CacheBlocks(single: count == 1);
        return [.. Enumerable.Range(0, count).Select(_ => new CacheCursor(this, active, blocks, permutation))];
    }

    /// <summary>Keeps the needed columns that are not kept yet.</summary>
    /// <returns>The number of rows and the columns by their indexes.</returns>
    internal (int Rows, ColumnBuffer?[] Columns) Pull(ActiveColumns needed)
    {
        lock (_lock)
        {
            var missing = needed.Columns.Where(c => _columns[c.Index] is null).ToArray();
            if (missing.Length > 0 || _rowCount < 0)
                PullOnce(missing);
            return ((int)_rowCount, _columns);
        }
    }

    private void PullOnce(DataViewSchema.Column[] missing)
    {
        try
        {
            using var cursor = _source.GetRowCursor(missing);
            var buffers = Array.ConvertAll(missing, column => ColumnBuffer.Over(cursor, cursor.Schema[column.Index], (int)Math.Max(_rowCount, 0)));
            var rows = 0;
            for (; cursor.MoveNext(); rows++)
                foreach (var buffer in buffers)
                    buffer.Fill(rows);
            for (var i = 0; i < missing.Length; i++)
            {
                buffers[i].Freeze(rows);
                _columns[missing[i].Index] = buffers[i];
            }

            Interlocked.Exchange(ref _rowCount, rows);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException("Event we were waiting on was subject to an exception", e);
        }
    }

    private int[]? PermutationOf(ActiveColumns active, Random? rand)
    {
        if (rand is null)
            return null;
        int[] permutation = [.. Enumerable.Range(0, Pull(active).Rows)];
        for (var i = 0; i < permutation.Length; i++)
        {
            var other = i + rand.Next(permutation.Length - i);
            (permutation[i], permutation[other]) = (permutation[other], permutation[i]);
        }

        return permutation;
    }
}
