using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Views;

/// <summary>Cursor of a <see cref="FilteredDataView"/>: positions count the rows that stay, ids are those of the source.</summary>
internal sealed class FilteredCursor(DataViewRowCursor input, RowFilter filter, bool[] active) : DataViewRowCursor
{
    private readonly Func<bool> _stays = filter.CreatePredicate(input);
    private long _position = -1;

    public override DataViewSchema Schema => input.Schema;

    public override long Position => _position;

    public override long Batch => input.Batch;

    public override bool MoveNext()
    {
        while (input.MoveNext())
        {
            if (!_stays())
                continue;
            _position++;
            return true;
        }

        return false;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => GetterChecks.IsActive(Schema, active, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        GetterChecks.ThrowUnlessActive(Schema, active, column);
        return input.GetGetter<TValue>(column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
