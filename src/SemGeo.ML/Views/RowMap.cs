using Microsoft.ML;

namespace SemGeo.ML.Views;

/// <summary>
/// A row-wise step bound to an input schema: the columns that it adds, what each of them reads, and how to compute them. Input columns keep their
/// indexes in the output, so an output index below the input's count means pass-through.
/// </summary>
internal abstract class RowMap
{
    protected RowMap(DataViewSchema input, IReadOnlyList<DataViewSchema.DetachedColumn> added)
    {
        InputSchema = input;
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(input);
        builder.AddColumns(added);
        OutputSchema = builder.ToSchema();
    }

    public DataViewSchema InputSchema { get; }

    public DataViewSchema OutputSchema { get; }

    /// <summary>The number of added columns.</summary>
    public int AddedCount => OutputSchema.Count - InputSchema.Count;

    /// <summary>The input columns that an added column is computed from.</summary>
    public abstract IEnumerable<DataViewSchema.Column> DependenciesOf(int added);

    /// <summary>
    /// Getters of the added columns over a live row; null for those that are not asked for. They are called by one thread, and what is
    /// computed for a row is computed once for all of them.
    /// </summary>
    public abstract Delegate?[] CreateGetters(DataViewRow input, Func<int, bool> isAddedActive);

    /// <summary>The input columns behind a choice of output columns.</summary>
    public IEnumerable<DataViewSchema.Column> InputsFor(IEnumerable<DataViewSchema.Column> outputs)
    {
        var needed = new SortedSet<int>();
        foreach (var column in outputs)
        {
            if (column.Index < InputSchema.Count)
                needed.Add(column.Index);
            else
                needed.UnionWith(DependenciesOf(column.Index - InputSchema.Count).Select(c => c.Index));
        }

        return needed.Select(i => InputSchema[i]);
    }

    /// <summary>Which output columns were asked for, by index.</summary>
    public bool[] ActiveFor(IEnumerable<DataViewSchema.Column> outputs)
    {
        var active = new bool[OutputSchema.Count];
        foreach (var column in outputs)
            active[column.Index] = true;
        return active;
    }
}
