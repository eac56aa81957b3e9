using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.ModelFiles;

/// <summary>Small models of ML.NET's own transformers, fitted to the first seven <see cref="Samples"/>.</summary>
internal static class ModelExamples
{
    /// <summary>Keys of the column Name, and their values again in Back.</summary>
    public static ITransformer KeyAndBack(MLContext ml) =>
        ml.Transforms.Conversion.MapValueToKey("Key", "Name").Append(ml.Transforms.Conversion.MapKeyToValue("Back", "Key")).Fit(Samples.View(7));

    /// <summary>The columns Name and Count alone.</summary>
    public static ITransformer Columns(MLContext ml) => ml.Transforms.SelectColumns("Name", "Count").Fit(Samples.View(7));

    /// <summary>What <see cref="KeyAndBack"/> makes of nine rows, two of which it was not fitted to.</summary>
    public static string[] Names(ITransformer keyAndBack) => [.. keyAndBack.Transform(Samples.View(9)).GetColumn<string>("Back")];
}
