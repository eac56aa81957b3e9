using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Keys;

/// <summary>What label columns made by ML.NET look like: the trainer and the partition labels take and write the same.</summary>
[TestClass]
public sealed class KeyTransformTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static IDataView Data => Samples.View(7);

    [TestMethod]
    [DataRow("Name")]
    [DataRow("Latitude")]
    [DataRow("Features")]
    public void MapValueToKey_conforms(string input) =>
        EstimatorConformance.Check(_ml.Transforms.Conversion.MapValueToKey("Key", input), Data, new EstimatorRequirements(input) { Reload = Models.Reload, RefusesNull = false });

    [TestMethod]
    [DataRow("Name")]
    [DataRow("Features")]
    public void MapKeyToValue_conforms(string input)
    {
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Key", input).Fit(Data).Transform(Data);

        EstimatorConformance.Check(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key"), keyed, new EstimatorRequirements("Key") { Reload = Models.Reload });
    }

    [TestMethod]
    public void Keys_come_in_the_order_of_occurrence()
    {
        var keyed = Fit(["b", "", "a", "b", "c"], ml => ml.Transforms.Conversion.MapValueToKey("Key", "Text"));

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 3), keyed.Schema["Key"].Type);
        CollectionAssert.AreEqual(new uint[] { 1, 0, 2, 1, 3 }, keyed.GetColumn<uint>("Key").ToArray());
        CollectionAssert.AreEqual(new[] { "b", "a", "c" }, KeyValues(keyed.Schema["Key"]));
    }

    [TestMethod]
    public void Values_not_seen_in_training_are_missing()
    {
        var model = _ml.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(View(["a", "b"]));

        CollectionAssert.AreEqual(new uint[] { 0, 2 }, model.Transform(View(["x", "b"])).GetColumn<uint>("Key").ToArray());
    }

    [TestMethod]
    public void Column_without_values_has_a_key_type_of_one_and_no_key_values()
    {
        var keyed = Fit(["", ""], ml => ml.Transforms.Conversion.MapValueToKey("Key", "Text"));

        Assert.AreEqual(new KeyDataViewType(typeof(uint), 1), keyed.Schema["Key"].Type);
        Assert.IsEmpty(keyed.Schema["Key"].Annotations.Schema);
        CollectionAssert.AreEqual(new uint[] { 0, 0 }, keyed.GetColumn<uint>("Key").ToArray());
    }

    [TestMethod]
    public void MapKeyToValue_of_a_key_without_values_is_an_error()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Keyed { Key = 1 } });
        var estimator = _ml.Transforms.Conversion.MapKeyToValue("Name", "Key");

        Assert.ThrowsExactly<InvalidOperationException>(() => estimator.Fit(view));
        Assert.Contains("doesn't contain key values metadata", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(view.Schema))).Message);
    }

    [TestMethod]
    public void MapKeyToValue_of_a_column_that_is_no_key_is_an_error()
    {
        var estimator = _ml.Transforms.Conversion.MapKeyToValue("Back", "Name");

        Assert.Contains("Schema mismatch for input column 'Name': expected KeyType, got String",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(Data.Schema))).Message);
        Assert.Throws<Exception>(() => estimator.Fit(Data));
    }

    private IDataView View(string[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(t => new Words { Text = t }));

    private IDataView Fit(string[] texts, Func<MLContext, IEstimator<ITransformer>> make) => make(_ml).Fit(View(texts)).Transform(View(texts));

    private static string[] KeyValues(DataViewSchema.Column column)
    {
        var values = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue("KeyValues", ref values);
        return [.. values.DenseValues().Select(v => v.ToString())];
    }

    private sealed class Words
    {
        public string Text { get; set; } = "";
    }

    private sealed class Keyed
    {
        [KeyType(count: 4)]
        public uint Key { get; set; }
    }
}
