using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Concepts;
using SemGeo.ML.Schema;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Concepts.Masks;

/// <summary>Masks in a column: paths, or the bytes themselves.</summary>
internal sealed class ColumnMasks(string name) : MaskSource
{
    internal const string Expected = "a path (text) or encoded bytes (a vector of Byte)";

    public override DataViewSchema.Column? Bind(DataViewSchema schema, DataViewSchema.Column image) => ColumnCheck.Find(
        schema, name, ConceptInfluenceEstimator.Step, Expected, type => type is TextDataViewType || (type is VectorDataViewType vector && vector.ItemType == NumberDataViewType.Byte));

    public override Func<PhotoExample, Func<CenterCrop, ConceptMask>> Reader(DataViewRow row, DataViewSchema.Column? column)
    {
        if (column!.Value.Type is TextDataViewType)
        {
            var path = row.GetGetter<ReadOnlyMemory<char>>(column.Value);
            ReadOnlyMemory<char> text = default;
            return _ =>
            {
                path(ref text);
                var file = text.ToString();
                return crop => crop.CropOf(MaskFile.Read(file));
            };
        }

        var bytes = row.GetGetter<VBuffer<byte>>(column.Value);
        VBuffer<byte> value = default;
        return _ =>
        {
            bytes(ref value);
            var file = value.DenseValues().ToArray();
            return crop => crop.CropOf(MaskFile.Decode(file));
        };
    }
}
