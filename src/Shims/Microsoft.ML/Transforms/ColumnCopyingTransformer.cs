using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(ColumnCopyingTransformer), null, typeof(SignatureLoadModel), "Copy Columns Transform", ColumnCopyingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Gives columns a second name.</summary>
public sealed class ColumnCopyingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "CopyTransform";

    internal ColumnCopyingTransformer(IHostEnvironment env, params (string OutputColumnName, string InputColumnName)[] columns)
        : base(env.Register(nameof(ColumnCopyingTransformer)), columns)
    {
    }

    private ColumnCopyingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(ColumnCopyingTransformer)), ctx)
    {
    }

    /// <summary>The getter of an input column, under another name.</summary>
    internal static Delegate PassOn(DataViewRow input, int index) =>
        (Delegate)GenericInvoke.Call((Func<DataViewRow, int, Delegate>)GetterOf<int>, [input.Schema[index].Type.RawType], input, index)!;

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input, int pair) =>
        new(new(ColumnPairs[pair].OutputColumnName, input.Type, input.Annotations), [input.Index], (DataViewRow row, out Action? dispose) =>
        {
            dispose = null;
            return PassOn(row, input.Index);
        });

    private static ColumnCopyingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new ColumnCopyingTransformer(env, ctx);
    }

    private static Delegate GetterOf<T>(DataViewRow row, int index) => row.GetGetter<T>(row.Schema[index]);

    private static VersionInfo Version() => new("COPYCOLT", 0x00010001, 0x00010001, 0x00010001, MLNetAssemblies.Data, LoaderSignature);
}
