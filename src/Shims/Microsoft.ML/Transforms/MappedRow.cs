using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The getters over a live input row, for a row or a cursor.</summary>
internal sealed class MappedRow
{
    private readonly MappedSchema _schema;
    private readonly DataViewRow _input;
    private readonly Delegate?[] _getters;
    private readonly Action? _dispose;

    public MappedRow(MappedSchema schema, DataViewRow input, IEnumerable<DataViewSchema.Column> columns)
    {
        _schema = schema;
        _input = input;
        _getters = schema.Mapper.CreateGetters(input, schema.AddedAmong(columns), out _dispose);
    }

    /// <summary>Whether the getter of a column can be had.</summary>
    public bool IsActive(DataViewSchema.Column column) =>
        _schema.SourceOf(column.Index, out var added) is { } source ? _input.IsColumnActive(source) : _getters[added] is not null;

    /// <exception cref="ArgumentOutOfRangeException">The column is not active.</exception>
    /// <exception cref="InvalidOperationException">The column is of another type.</exception>
    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (_schema.SourceOf(column.Index, out var added) is { } source)
            return _input.GetGetter<TValue>(source);
        var getter = _getters[added];
        Contracts.CheckParam(getter is not null, nameof(column), "requested column not active");
        return getter as ValueGetter<TValue>
            ?? throw Contracts.Except($"Invalid TValue in GetGetter: '{typeof(TValue)}', expected type: '{getter.GetType().GetGenericArguments()[0]}'.");
    }

    public void Dispose() => _dispose?.Invoke();
}
