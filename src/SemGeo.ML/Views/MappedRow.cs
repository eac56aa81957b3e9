using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Views;

/// <summary>A row of the input with a <see cref="RowMap"/>'s columns; it owns the input row.</summary>
internal sealed class MappedRow(DataViewRow input, RowMap map, bool[] active) : DataViewRow
{
    private readonly Delegate?[] _getters = map.CreateGetters(input, added => active[map.InputSchema.Count + added]);

    public override DataViewSchema Schema => map.OutputSchema;

    public override long Position => input.Position;

    public override long Batch => input.Batch;

    public override bool IsColumnActive(DataViewSchema.Column column) => GetterChecks.IsActive(map.OutputSchema, active, column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        GetterChecks.ThrowUnlessActive(map.OutputSchema, active, column);
        return column.Index < map.InputSchema.Count
            ? input.GetGetter<TValue>(map.InputSchema[column.Index])
            : GetterChecks.As<TValue>(_getters[column.Index - map.InputSchema.Count]!, column);
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => input.GetIdGetter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            input.Dispose();
        base.Dispose(disposing);
    }
}
