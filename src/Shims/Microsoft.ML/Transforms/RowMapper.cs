namespace Microsoft.ML.Data;

/// <summary>The columns that a transformer adds to the rows of one schema.</summary>
internal abstract class RowMapper
{
    /// <summary>The columns, in the order of their numbers.</summary>
    public abstract IReadOnlyList<DataViewSchema.DetachedColumn> Outputs { get; }

    /// <summary>Indexes of the input columns that the wanted columns need.</summary>
    public abstract IEnumerable<int> InputsOf(bool[] wanted);

    /// <summary>The getters of the wanted columns over a live row; null for the others.</summary>
    public abstract Delegate?[] CreateGetters(DataViewRow input, bool[] wanted, out Action? dispose);
}
