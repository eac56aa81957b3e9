using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A transformer that makes each of its columns from one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private const int PairSize = 2 * sizeof(int);

    private protected OneToOneTransformerBase(IHost host, params (string OutputColumnName, string InputColumnName)[] columns)
        : base(host)
    {
        Contracts.CheckValue(columns, nameof(columns));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (output, input) in columns)
        {
            Contracts.CheckNonEmpty(input, nameof(columns));
            Contracts.CheckNonEmpty(output, nameof(columns));
            Contracts.CheckParam(names.Add(output), nameof(columns), $"Name of the result column '{output}' specified multiple times");
        }

        ColumnPairs = columns;
    }

    private protected OneToOneTransformerBase(IHost host, ModelLoadContext ctx)
        : this(host, LoadColumns(ctx))
    {
    }

    internal (string OutputColumnName, string InputColumnName)[] ColumnPairs { get; }

    private protected void SaveColumns(ModelSaveContext ctx)
    {
        ctx.Writer.Write(ColumnPairs.Length);
        foreach (var (output, input) in ColumnPairs)
        {
            ctx.SaveNonEmptyString(output);
            ctx.SaveNonEmptyString(input);
        }
    }

    private protected override RowMapper MakeRowMapper(DataViewSchema schema) => new ColumnwiseRowMapper([.. ColumnPairs.Select((pair, i) =>
        MapColumn(schema.GetColumnOrNull(pair.InputColumnName) ?? throw Contracts.ExceptSchemaMismatch("inputSchema", "input", pair.InputColumnName), i))]);

    /// <summary>Makes a column.</summary>
    /// <param name="input">The column to make it from.</param>
    /// <param name="pair">Its number in <see cref="ColumnPairs"/>.</param>
    private protected abstract MappedColumn MapColumn(DataViewSchema.Column input, int pair);

    private static (string OutputColumnName, string InputColumnName)[] LoadColumns(ModelLoadContext ctx)
    {
        var columns = new (string, string)[ctx.LoadCount(PairSize)];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = (ctx.LoadNonEmptyString(), ctx.LoadNonEmptyString());
        return columns;
    }
}
