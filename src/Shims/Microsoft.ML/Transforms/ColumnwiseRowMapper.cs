namespace Microsoft.ML.Data;

/// <summary>Adds columns that do not depend on each other.</summary>
internal sealed class ColumnwiseRowMapper(IReadOnlyList<MappedColumn> columns) : RowMapper
{
    public override IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; } = [.. columns.Select(c => c.Output)];

    public override IEnumerable<int> InputsOf(bool[] wanted) => columns.Where((_, i) => wanted[i]).SelectMany(c => c.Inputs);

    public override Delegate?[] CreateGetters(DataViewRow input, bool[] wanted, out Action? dispose)
    {
        dispose = null;
        var getters = new Delegate?[columns.Count];
        for (var i = 0; i < getters.Length; i++)
        {
            if (!wanted[i])
                continue;
            getters[i] = columns[i].MakeGetter(input, out var disposeOne);
            dispose += disposeOne;
        }

        return getters;
    }
}
