using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Transforms;

[assembly: LoadableClass(typeof(KeyToValueMappingTransformer), null, typeof(SignatureLoadModel), "Key To Value Transform", KeyToValueMappingTransformer.LoaderSignature)]

namespace Microsoft.ML.Transforms;

/// <summary>Turns keys into the values that their column's annotation KeyValues says; a missing key becomes a missing value (NaN, empty text, else 0).</summary>
public sealed class KeyToValueMappingTransformer : OneToOneTransformerBase
{
    internal const string LoaderSignature = "KeyToValueTransform";

    internal KeyToValueMappingTransformer(IHostEnvironment env, params (string OutputColumnName, string InputColumnName)[] columns)
        : base(env.Register(nameof(KeyToValueMappingTransformer)), columns)
    {
    }

    private KeyToValueMappingTransformer(IHostEnvironment env, ModelLoadContext ctx)
        : base(env.Register(nameof(KeyToValueMappingTransformer)), ctx)
    {
    }

    private protected override void SaveModel(ModelSaveContext ctx)
    {
        ctx.SetVersionInfo(Version());
        SaveColumns(ctx);
    }

    private protected override MappedColumn MapColumn(DataViewSchema.Column input, int pair)
    {
        var values = input.Annotations.Schema.GetColumnOrNull(AnnotationKinds.KeyValues)?.Type as VectorDataViewType;
        Contracts.Check(values is not null, "Metadata KeyValues does not exist");
        var vector = input.Type as VectorDataViewType;
        Contracts.Check((vector?.ItemType ?? input.Type) is KeyDataViewType key && key.Count == (ulong)values.Size, "KeyValues metadata size does not match column type key count");
        DataViewType type = vector is null ? values.ItemType : new VectorDataViewType(values.ItemType, vector.Dimensions);
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddSlotNames(input);
        var keyType = (vector?.ItemType ?? input.Type).RawType;
        return new MappedColumn(new(ColumnPairs[pair].OutputColumnName, type, annotations.ToAnnotations()), [input.Index], (DataViewRow row, out Action? dispose) =>
        {
            dispose = null;
            return (Delegate)GenericInvoke.Call((Func<DataViewRow, DataViewSchema.Column, PrimitiveDataViewType, Delegate>)KeyMeanings.MakeGetter<uint, int>,
                [keyType, values.ItemType.RawType], row, row.Schema[input.Index], values.ItemType)!;
        });
    }

    private static KeyToValueMappingTransformer Create(IHostEnvironment env, ModelLoadContext ctx)
    {
        ctx.CheckAtModel(Version());
        return new KeyToValueMappingTransformer(env, ctx);
    }

    private static VersionInfo Version() => new("KEY2VALT", 0x00010001, 0x00010001, 0x00010001, MLNetAssemblies.Data, LoaderSignature);
}
