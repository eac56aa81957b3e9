using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ColumnSelectingTransformer), null, typeof(SignatureLoadModel), "Select Columns Transform", ColumnSelectingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Keeps some columns, in a given order, or drops some.</summary>
public sealed class ColumnSelectingTransformer : ITransformer
{
    internal const string LoaderSignature = "SelectColumnsTransform";

    private readonly bool _keepHidden;
    private readonly bool _ignoreMissing;

    internal ColumnSelectingTransformer(string[]? keepColumns, string[]? dropColumns, bool keepHidden = false, bool ignoreMissing = false)
    {
        var (keep, drop) = (keepColumns is { Length: > 0 }, dropColumns is { Length: > 0 });
        Contracts.Check(!(keep && drop), "Both keepColumns and dropColumns are set. Exactly one can be specified.");
        Contracts.Check(keep || drop, "Neither keepColumns and dropColumns is set. Exactly one must be specified.");
        Names = keep ? keepColumns! : dropColumns!;
        Keeps = keep;
        _keepHidden = keepHidden;
        _ignoreMissing = ignoreMissing;
    }

    bool ITransformer.IsRowToRowMapper => true;

    internal IReadOnlyList<string> Names { get; }

    internal bool Keeps { get; }

    /// <summary>The columns that are left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema, null).OutputSchema;

    /// <summary>The input with the columns that are left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    public IDataView Transform(IDataView input)
    {
        Contracts.CheckValue(input, nameof(input));
        return Bind(input.Schema, input);
    }

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => Bind(inputSchema, null);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        Contracts.CheckValue(ctx, nameof(ctx));
        ctx.CheckAtModel();
        ctx.SetVersionInfo(Version());
        ctx.Writer.Write(Keeps);
        ctx.Writer.Write(_keepHidden);
        ctx.Writer.Write(_ignoreMissing);
        ctx.Writer.Write(Names.Count);
        foreach (var name in Names)
            ctx.SaveNonEmptyString(name);
    }

    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    internal void CheckNames(IEnumerable<string> columns)
    {
        var missing = _ignoreMissing ? [] : Names.Except(columns, StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
            throw Contracts.ExceptSchemaMismatch("inputSchema", "input", string.Join(",", missing));
    }

    private static ColumnSelectingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        var (keep, keepHidden, ignoreMissing) = (ctx.Reader.ReadBoolean(), ctx.Reader.ReadBoolean(), ctx.Reader.ReadBoolean());
        var names = new string[ctx.LoadCount(sizeof(int), minimum: 1)];
        for (var i = 0; i < names.Length; i++)
            names[i] = ctx.LoadNonEmptyString();
        return new ColumnSelectingTransformer(keep ? names : null, keep ? null : names, keepHidden, ignoreMissing);
    }

    private static VersionInfo Version() => new("SELCOLST", 0x00010001, 0x00010001, 0x00010001, MLNetAssemblies.Data, LoaderSignature);

    private SelectedView Bind(DataViewSchema input, IDataView? source)
    {
        Contracts.CheckValue(input, "inputSchema");
        CheckNames(input.Select(c => c.Name));
        return new SelectedView(input, [.. Keeps ? Names.SelectMany(name => Called(name, input)) : input.Where(c => !Names.Contains(c.Name))], source);
    }

    private IEnumerable<DataViewSchema.Column> Called(string name, DataViewSchema input) => input.Where(c => c.Name == name && (_keepHidden || !c.IsHidden));
}
