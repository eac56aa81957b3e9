using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Shims.MLNet.Tests.Model;

/// <summary>Models of every transform that can be saved. The golden model of the same name is what ML.NET 5.0.0 saved for it.</summary>
internal static class ModelExamples
{
    /// <summary>Names of all examples, for tests that run once for each.</summary>
    public static IEnumerable<object[]> Names => Makers.Keys.Select(name => new object[] { name });

    private static Dictionary<string, Func<MLContext, IEstimator<ITransformer>>> Makers { get; } = new()
    {
        ["map-value-to-key"] = ml => ml.Transforms.Conversion.MapValueToKey("Key", "Cell"),
        ["key-and-back"] = ml => ml.Transforms.Conversion.MapValueToKey("Key", "Cell").Append(ml.Transforms.Conversion.MapKeyToValue("Name", "Key")),
        ["columns"] = ml => ml.Transforms.CopyColumns("A2", "A").Append(ml.Transforms.Concatenate("F", "A", "B", "V")).Append(ml.Transforms.DropColumns("B")),
        ["select"] = ml => ml.Transforms.SelectColumns("Id", "Latitude", "Longitude"),
        ["select-hidden"] = ml => ml.Transforms.CopyColumns("A", "B").Append(ml.Transforms.SelectColumns(["A", "Id"], keepHidden: true)),
        ["scopes"] = ml => new EstimatorChain<ITransformer>().Append(ml.Transforms.Conversion.MapValueToKey("Key", "Cell"), TransformerScope.TrainTest)
            .Append(ml.Transforms.CopyColumns("A2", "A")),
        ["replaced-column"] = ml => ml.Transforms.CopyColumns("Latitude", "Longitude"),
        ["keys-by-value"] = ml => ml.Transforms.Conversion.MapValueToKey(
            [new InputOutputColumnPair("Key", "Cell"), new InputOutputColumnPair("Id")], keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue, maximumNumberOfKeys: 5),
        ["keys-of-numbers"] = ml => ml.Transforms.Conversion.MapValueToKey("K1", "A").Append(ml.Transforms.Conversion.MapValueToKey("K2", "Latitude", addKeyValueAnnotationsAsText: true))
            .Append(ml.Transforms.Conversion.MapValueToKey("K3", "V")).Append(ml.Transforms.Conversion.MapKeyToValue([new InputOutputColumnPair("N1", "K1"), new InputOutputColumnPair("N3", "K3")])),
        ["keys-of-keys"] = ml => ml.Transforms.Conversion.MapValueToKey("Key", "Cell").Append(
            ml.Transforms.Conversion.MapValueToKey("Key2", "Key", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue)).Append(ml.Transforms.Conversion.MapKeyToValue("Name", "Key2")),
        ["raw-bytes-anywhere"] = ml => ml.Transforms.LoadRawImageBytes("Bytes", null, "ImagePath"),
        ["load-images-anywhere"] = ml => ml.Transforms.LoadImages("Image", "", "ImagePath"),
    };

    public static IDataView Data(MLContext ml) => ml.Data.LoadFromEnumerable(Photo.All);

    public static ITransformer Fit(MLContext ml, string name) => Makers[name](ml).Fit(Data(ml));
}
