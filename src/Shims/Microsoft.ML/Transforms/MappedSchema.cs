namespace Microsoft.ML.Data;

/// <summary>
/// The columns of an input with added ones: an added column stands at the end or, when it replaces one, right behind the last of its name, which it hides.
/// </summary>
internal sealed class MappedSchema
{
    // For each column of the schema: the index of the input column, or the complement of the number of the added one.
    private readonly int[] _sources;

    public MappedSchema(DataViewSchema input, RowMapper mapper)
    {
        Input = input;
        Mapper = mapper;
        var names = input.Select(c => c.Name).ToList();
        var sources = Enumerable.Range(0, input.Count).ToList();
        for (var i = 0; i < mapper.Outputs.Count; i++)
        {
            var name = mapper.Outputs[i].Name;
            var last = names.LastIndexOf(name);
            var at = last < 0 ? names.Count : last + 1;
            names.Insert(at, name);
            sources.Insert(at, ~i);
        }

        _sources = [.. sources];
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(_sources.Select(s => s >= 0 ? new DataViewSchema.DetachedColumn(input[s]) : mapper.Outputs[~s]));
        Schema = builder.ToSchema();
    }

    public DataViewSchema Input { get; }

    public RowMapper Mapper { get; }

    public DataViewSchema Schema { get; }

    /// <summary>The input column behind a column, or null and the number of the added one.</summary>
    public DataViewSchema.Column? SourceOf(int index, out int added)
    {
        var source = _sources[index];
        added = ~source;
        return source >= 0 ? Input[source] : null;
    }

    /// <summary>Which of the added columns are among the given ones.</summary>
    public bool[] AddedAmong(IEnumerable<DataViewSchema.Column> columns)
    {
        var wanted = new bool[Mapper.Outputs.Count];
        foreach (var column in columns)
            if (_sources[column.Index] < 0)
                wanted[~_sources[column.Index]] = true;
        return wanted;
    }

    /// <summary>The input columns that the given columns need, themselves or to be computed.</summary>
    public IEnumerable<DataViewSchema.Column> InputsOf(IEnumerable<DataViewSchema.Column> columns)
    {
        DataViewSchema.Column[] wanted = [.. columns];
        var needed = new SortedSet<int>(Mapper.InputsOf(AddedAmong(wanted)));
        needed.UnionWith(wanted.Select(c => _sources[c.Index]).Where(s => s >= 0));
        return [.. needed.Select(i => Input[i])];
    }
}
