using Microsoft.ML;
using SemGeo.Testing;
using Shims.MLNet.Tests.Views;

namespace Shims.MLNet.Tests.Estimators;

/// <summary>The estimators that come with ML.NET pass what estimators of one's own have to pass.</summary>
[TestClass]
public class BuiltInConformanceTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void Copying_conforms() => Check(_ml.Transforms.CopyColumns("Copy", "Words"), "Words");

    [TestMethod]
    public void Copying_over_a_column_conforms() => Check(_ml.Transforms.CopyColumns("Weight", "Latitude"), "Latitude");

    [TestMethod]
    public void Dropping_conforms() => Check(_ml.Transforms.DropColumns("Words", "Bytes"));

    [TestMethod]
    public void Selecting_conforms() => Check(_ml.Transforms.SelectColumns("Count", "Name"), "Count", "Name");

    [TestMethod]
    public void Concatenating_conforms() => Check(_ml.Transforms.Concatenate("All", "Weight", "Features"), "Weight", "Features");

    [TestMethod]
    public void Keys_of_values_conform() => Check(_ml.Transforms.Conversion.MapValueToKey("Key", "Name"), "Name");

    [TestMethod]
    public void Values_of_keys_conform() => Check(_ml.Transforms.Conversion.MapValueToKey("Key", "Name").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key")), "Name");

    [TestMethod]
    public void Custom_mappings_conform() =>
        Check(_ml.Transforms.CustomMapping<CreateEnumerableTests.NameAndCount, Length>((row, result) => result.Letters = row.Name.Length + row.Count, null), "Name", "Count");

    private void Check<T>(IEstimator<T> estimator, params string[] inputColumns)
        where T : class, ITransformer => EstimatorConformance.Check(estimator, Samples.View(7), new EstimatorRequirements(inputColumns) { RefusesNull = false });

    public class Length
    {
        public int Letters { get; set; }
    }
}
