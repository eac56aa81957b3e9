using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using SemGeo.Testing;
using Shims.MLNet.Tests.Model;

namespace Shims.MLNet.Tests.Transforms;

[TestClass]
public sealed class KeyTransformTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Data => ModelExamples.Data(_ml);

    [TestMethod]
    [DataRow("Cell")]
    [DataRow("A")]
    [DataRow("Latitude")]
    [DataRow("V")]
    public void MapValueToKey_conforms(string input) =>
        EstimatorConformance.Check(new NullChecked(_ml.Transforms.Conversion.MapValueToKey("Key", input)), Data, new EstimatorRequirements(input) { Reload = ModelReload.Reload });

    [TestMethod]
    [DataRow("Cell")]
    [DataRow("A")]
    [DataRow("V")]
    public void MapKeyToValue_conforms(string input)
    {
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Key", input).Fit(Data).Transform(Data);

        EstimatorConformance.Check(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key"), keyed, new EstimatorRequirements("Key") { Reload = ModelReload.Reload });
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
    public void Keys_by_value_are_sorted_by_character_code()
    {
        var keyed = Fit(["a", "Z", "\u00e9", "A", "aa"], ml => ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByValue));

        CollectionAssert.AreEqual(new[] { "A", "Z", "a", "aa", "\u00e9" }, KeyValues(keyed.Schema["Key"]));
        CollectionAssert.AreEqual(new uint[] { 3, 2, 5, 1, 4 }, keyed.GetColumn<uint>("Key").ToArray());
    }

    [TestMethod]
    public void Values_beyond_the_maximum_number_are_missing()
    {
        var keyed = Fit(["a", "b", "a", "c"], ml => ml.Transforms.Conversion.MapValueToKey("Key", "Text", maximumNumberOfKeys: 2));

        CollectionAssert.AreEqual(new uint[] { 1, 2, 1, 0 }, keyed.GetColumn<uint>("Key").ToArray());
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
    public void Key_data_take_the_place_of_the_training_data()
    {
        var terms = View(["c", "a"]);
        var keyed = Fit(["a", "b", "c"], ml => ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: terms));

        CollectionAssert.AreEqual(new uint[] { 2, 0, 1 }, keyed.GetColumn<uint>("Key").ToArray());
        CollectionAssert.AreEqual(new[] { "c", "a" }, KeyValues(keyed.Schema["Key"]));
    }

    [TestMethod]
    public void Key_data_of_another_type_or_with_two_columns_are_an_error()
    {
        var numbers = _ml.Transforms.SelectColumns("A").Fit(Data).Transform(Data);

        Assert.Throws<ArgumentException>(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: numbers).Fit(View(["a"])));
        Assert.Throws<ArgumentException>(() => _ml.Transforms.Conversion.MapValueToKey("Key", "Text", keyData: Data));
    }

    [TestMethod]
    public void Missing_numbers_have_no_key_and_come_back_as_missing()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Number { X = 2 }, new Number { X = float.NaN }, new Number { X = -0f }, new Number { X = 0 }, new Number { X = 2 } });
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "X").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key")).Fit(view).Transform(view);

        CollectionAssert.AreEqual(new uint[] { 1, 0, 2, 2, 1 }, data.GetColumn<uint>("Key").ToArray());
        CollectionAssert.AreEqual(new[] { 2, float.NaN, 0, 0, 2 }, data.GetColumn<float>("Back").ToArray());
    }

    [TestMethod]
    public void Key_values_as_text_are_the_shortest_texts_that_read_back()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Number { X = 0.1f, Flag = true, Day = new DateTime(2022, 1, 4) } });
        var data = _ml.Transforms.Conversion.MapValueToKey(
            [new InputOutputColumnPair("K1", "X"), new InputOutputColumnPair("K2", "Flag"), new InputOutputColumnPair("K3", "Day")], addKeyValueAnnotationsAsText: true).Fit(view).Transform(view);

        CollectionAssert.AreEqual(new[] { "0.1" }, KeyValues(data.Schema["K1"]));
        CollectionAssert.AreEqual(new[] { "1" }, KeyValues(data.Schema["K2"]));
        CollectionAssert.AreEqual(new[] { "2022-01-04T00:00:00.0000000" }, KeyValues(data.Schema["K3"]));
    }

    [TestMethod]
    public void Sparse_vector_counts_its_implicit_items_where_the_first_one_stands()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Vector { X = new VBuffer<float>(4, 2, [5, 6], [0, 3]) }, new Vector { X = new VBuffer<float>(3, [7, 0, 5]) } });
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "X").Append(_ml.Transforms.Conversion.MapKeyToValue("Back", "Key")).Fit(view).Transform(view);

        var keys = data.GetColumn<VBuffer<uint>>("Key").Select(v => v.DenseValues().ToArray()).ToArray();
        CollectionAssert.AreEqual(new uint[] { 1, 2, 2, 3 }, keys[0]);
        CollectionAssert.AreEqual(new uint[] { 4, 2, 1 }, keys[1]);
        CollectionAssert.AreEqual(new float[] { 5, 0, 0, 6 }, data.GetColumn<VBuffer<float>>("Back").First().DenseValues().ToArray());
    }

    [TestMethod]
    public void Keys_of_keys_keep_what_the_first_keys_stood_for()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("K", "Text").Append(
            _ml.Transforms.Conversion.MapValueToKey("K2", "K", keyOrdinality: ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence)).Fit(View(["x", "y", "z"])).Transform(View(["z", "x", "?"]));

        CollectionAssert.AreEqual(new[] { "x", "y", "z" }, KeyValues(data.Schema["K2"]));
        CollectionAssert.AreEqual(new uint[] { 3, 1, 0 }, data.GetColumn<uint>("K2").ToArray());
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
        var estimator = _ml.Transforms.Conversion.MapKeyToValue("Name", "Cell");

        Assert.Contains("Schema mismatch for input column 'Cell': expected KeyType, got String",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(Data.Schema))).Message);
        Assert.Throws<Exception>(() => estimator.Fit(Data));
    }

    [TestMethod]
    public void Loaded_map_refuses_a_column_of_another_type()
    {
        var model = ModelReload.Reload(_ml.Transforms.Conversion.MapValueToKey("Key", "X").Fit(_ml.Data.LoadFromEnumerable(new[] { new Number() })), null!);
        var texts = _ml.Transforms.CopyColumns("X", "Text").Fit(View(["a"])).Transform(View(["a"]));

        Assert.ThrowsExactly<InvalidOperationException>(() => model.Transform(texts));
    }

    private IDataView View(string[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(t => new Words { Text = t }));

    private IDataView Fit(string[] texts, Func<MLContext, IEstimator<ITransformer>> make) => make(_ml).Fit(View(texts)).Transform(View(texts));

    private static string[] KeyValues(DataViewSchema.Column column)
    {
        var values = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue("KeyValues", ref values);
        return [.. values.DenseValues().Select(v => v.ToString())];
    }

    // ML.NET's own Fit(null) is a NullReferenceException here alone.
    private sealed class NullChecked(ValueToKeyMappingEstimator inner) : IEstimator<ValueToKeyMappingTransformer>
    {
        public ValueToKeyMappingTransformer Fit(IDataView input)
        {
            ArgumentNullException.ThrowIfNull(input);
            return inner.Fit(input);
        }

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inner.GetOutputSchema(inputSchema);
    }

    private sealed class Words
    {
        public string Text { get; set; } = "";
    }

    private sealed class Number
    {
        public float X { get; set; }

        public bool Flag { get; set; }

        public DateTime Day { get; set; }
    }

    private sealed class Vector
    {
        public VBuffer<float> X { get; set; }
    }

    private sealed class Keyed
    {
        [KeyType(count: 4)]
        public uint Key { get; set; }
    }
}
