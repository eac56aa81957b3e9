using Microsoft.ML;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Chains;

/// <summary>What <see cref="EstimatorConformance"/> asks of SemGeo's estimators holds for ML.NET's own.</summary>
[TestClass]
public class BuiltInConformanceTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Copying_conforms() => Check(_ml.Transforms.CopyColumns("Copy", "Words"), "Words");

    [TestMethod]
    public void Copying_over_a_column_conforms() => Check(_ml.Transforms.CopyColumns("Weight", "Latitude"), "Latitude");

    [TestMethod]
    public void Selecting_conforms() => Check(_ml.Transforms.SelectColumns("Count", "Name"), "Count", "Name");

    [TestMethod]
    public void Concatenating_conforms() => Check(_ml.Transforms.Concatenate("All", "Weight", "Features"), "Weight", "Features");

    [TestMethod]
    public void Keys_of_values_conform() => Check(_ml.Transforms.Conversion.MapValueToKey("Key", "Name"), "Name");

    [TestMethod]
    public void Values_of_keys_conform() => Check(_ml.Transforms.Conversion.MapValueToKey("Key", "Name").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key")), "Name");

    private void Check<T>(IEstimator<T> estimator, params string[] inputColumns)
        where T : class, ITransformer => EstimatorConformance.Check(estimator, Samples.View(7), new EstimatorRequirements(inputColumns) { RefusesNull = false });
}
