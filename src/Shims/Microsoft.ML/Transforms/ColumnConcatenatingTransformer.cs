using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

[assembly: LoadableClass(typeof(ColumnConcatenatingTransformer), null, typeof(SignatureLoadModel), "Concat Transform", ColumnConcatenatingTransformer.LoaderSignature)]

namespace Microsoft.ML.Data;

/// <summary>Puts columns of one item type one behind the other into a vector.</summary>
public sealed class ColumnConcatenatingTransformer : RowToRowTransformerBase
{
    internal const string LoaderSignature = "ConcatTransform";

    private const string LoaderSignatureOld = "ConcatFunction";
    private const uint Written = 0x00010003;
    private const int EntrySize = 2 * sizeof(int);

    private readonly Concatenation[] _columns;

    internal ColumnConcatenatingTransformer(IHostEnvironment env, string outputColumnName, params string[] inputColumnNames)
        : base(env.Register(nameof(ColumnConcatenatingTransformer))) =>
        _columns = [new Concatenation(outputColumnName, [.. inputColumnNames.Select(name => (name, (string?)null))])];

    private ColumnConcatenatingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(ColumnConcatenatingTransformer)))
    {
        ctx.CheckAtModel(Version());
        Contracts.CheckDecode(ctx.Header.ModelVerWritten >= Written, $"A concatenation of version {ctx.Header.ModelVerWritten:X8} is not read here, only from {Written:X8} on");
        _columns = new Concatenation[ctx.LoadCount(EntrySize, minimum: 1)];
        for (var i = 0; i < _columns.Length; i++)
        {
            var output = ctx.LoadNonEmptyString();
            var sources = new (string, string?)[ctx.LoadCount(EntrySize, minimum: 1)];
            for (var j = 0; j < sources.Length; j++)
                sources[j] = (ctx.LoadNonEmptyString(), ctx.LoadStringOrNull());
            _columns[i] = new Concatenation(output, sources);
        }
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(Version());
        ctx.Writer.Write(_columns.Length);
        foreach (var (output, sources) in _columns)
        {
            ctx.SaveNonEmptyString(output);
            ctx.Writer.Write(sources.Count);
            foreach (var (name, alias) in sources)
            {
                ctx.SaveNonEmptyString(name);
                ctx.SaveStringOrNull(alias);
            }
        }
    }

    private protected override RowMapper MakeRowMapper(DataViewSchema schema) => new ColumnwiseRowMapper([.. _columns.Select(c => c.Bind(schema))]);

    private static ColumnConcatenatingTransformer Create(IHostEnvironment env, ModelLoadContext ctx) => new(env, ctx);

    private static VersionInfo Version() => new("CONCAT F", Written, Written, 0x00010001, MLNetAssemblies.Data, LoaderSignature, LoaderSignatureOld);
}
