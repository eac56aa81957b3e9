using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;
using Shims.MLNet.Tests.Model;

namespace Shims.MLNet.Tests.Transforms;

[TestClass]
public sealed class ColumnTransformTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Data => ModelExamples.Data(_ml);

    [TestMethod]
    public void CopyColumns_conforms() =>
        EstimatorConformance.Check(_ml.Transforms.CopyColumns("V2", "V"), Data, new EstimatorRequirements("V") { Reload = ModelReload.Reload });

    [TestMethod]
    public void Concatenate_conforms() =>
        EstimatorConformance.Check(_ml.Transforms.Concatenate("F", "A", "V", "B"), Data, new EstimatorRequirements("A", "V", "B") { Reload = ModelReload.Reload });

    [TestMethod]
    public void DropColumns_conforms() =>
        EstimatorConformance.Check(_ml.Transforms.DropColumns("A", "Cell"), Data, new EstimatorRequirements("A", "Cell") { Reload = ModelReload.Reload });

    [TestMethod]
    public void SelectColumns_conforms() =>
        EstimatorConformance.Check(_ml.Transforms.SelectColumns("V", "Id"), Data, new EstimatorRequirements("V", "Id") { Reload = ModelReload.Reload });

    [TestMethod]
    public void CopyColumns_copies_values_and_annotations()
    {
        var data = _ml.Transforms.Conversion.MapValueToKey("Key", "Cell").Append(_ml.Transforms.CopyColumns("Key2", "Key")).Fit(Data).Transform(Data);

        Assert.AreEqual(data.Schema["Key"].Type, data.Schema["Key2"].Type);
        CollectionAssert.AreEqual(data.GetColumn<uint>("Key").ToArray(), data.GetColumn<uint>("Key2").ToArray());
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        data.Schema["Key2"].Annotations.GetValue("KeyValues", ref names);
        CollectionAssert.AreEqual(new[] { "R112100", "W77", "N5" }, names.DenseValues().Select(n => n.ToString()).ToArray());
    }

    [TestMethod]
    public void Replacing_column_stands_behind_the_one_that_it_hides()
    {
        var schema = _ml.Transforms.CopyColumns("ImagePath", "A").Fit(Data).GetOutputSchema(Data.Schema);

        CollectionAssert.AreEqual(new[] { "Id", "ImagePath", "ImagePath", "Latitude", "Longitude", "Cell", "A", "B", "V" }, schema.Select(c => c.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 1 }, schema.Where(c => c.IsHidden).Select(c => c.Index).ToArray());
        Assert.AreEqual(NumberDataViewType.Single, schema["ImagePath"].Type);
    }

    [TestMethod]
    public void Concatenate_joins_scalars_and_vectors_in_order_and_names_the_slots()
    {
        var data = _ml.Transforms.Concatenate("F", "B", "V", "A").Fit(Data).Transform(Data);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single, 5), data.Schema["F"].Type);
        CollectionAssert.AreEqual(new float[] { -1, 2, 4, 6, 1 }, data.GetColumn<float[]>("F").ElementAt(2));
        CollectionAssert.AreEqual(new[] { "B", "", "", "", "A" }, SlotNames(data.Schema["F"]));
    }

    [TestMethod]
    public void Concatenate_puts_the_column_before_slot_names_that_a_vector_has()
    {
        var data = _ml.Transforms.Concatenate("F", "A", "B").Append(_ml.Transforms.Concatenate("G", "F", "A")).Fit(Data).Transform(Data);

        CollectionAssert.AreEqual(new[] { "F.A", "F.B", "A" }, SlotNames(data.Schema["G"]));
    }

    [TestMethod]
    public void Concatenate_of_one_vector_is_the_vector()
    {
        var data = _ml.Transforms.Concatenate("F", "A", "B").Append(_ml.Transforms.Concatenate("G", "F")).Fit(Data).Transform(Data);

        Assert.AreEqual(data.Schema["F"].Type, data.Schema["G"].Type);
        CollectionAssert.AreEqual(new[] { "A", "B" }, SlotNames(data.Schema["G"]));
        CollectionAssert.AreEqual(new float[] { 1, -1 }, data.GetColumn<float[]>("G").ElementAt(2));
    }

    [TestMethod]
    public void Concatenate_is_sparse_where_at_most_half_of_the_items_are_explicit()
    {
        var rows = new[]
        {
            new Sparse { X = new VBuffer<float>(4, 1, [7], [2]), Y = 3 },
            new Sparse { X = new VBuffer<float>(4, [1, 2, 3, 4]), Y = 5 },
            new Sparse { X = new VBuffer<float>(0, []), Y = 6 },
        };
        var view = _ml.Data.LoadFromEnumerable(rows);
        var data = _ml.Transforms.Concatenate("F", "Y", "X").Fit(view).Transform(view);

        Assert.AreEqual(new VectorDataViewType(NumberDataViewType.Single), data.Schema["F"].Type);
        // The column's buffer is one and the same for all rows.
        var vectors = data.GetColumn<VBuffer<float>>("F").Select(v => (v.IsDense, Indices: v.GetIndices().ToArray(), Values: v.GetValues().ToArray())).ToArray();
        CollectionAssert.AreEqual(new[] { false, true, true }, vectors.Select(v => v.IsDense).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 3 }, vectors[0].Indices);
        CollectionAssert.AreEqual(new float[] { 3, 7 }, vectors[0].Values);
        CollectionAssert.AreEqual(new float[] { 5, 1, 2, 3, 4 }, vectors[1].Values);
        CollectionAssert.AreEqual(new float[] { 6 }, vectors[2].Values);
    }

    [TestMethod]
    public void Concatenate_of_different_types_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("F", "A", "Latitude").Fit(Data).Transform(Data));

        Assert.Contains("Schema mismatch for input column 'Latitude': expected Single, got Double", error.Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Concatenate("F", "A", "Latitude").GetOutputSchema(Shapes.Of(Data.Schema)));
    }

    [TestMethod]
    public void Concatenate_of_keys_is_foretold_as_an_error()
    {
        var keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Cell").Fit(Data).GetOutputSchema(Data.Schema);

        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Concatenate("F", "Key").GetOutputSchema(Shapes.Of(keyed)));
    }

    [TestMethod]
    public void Concatenate_of_nothing_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => _ml.Transforms.Concatenate("F"));
        Assert.Throws<ArgumentException>(() => _ml.Transforms.Concatenate("F", "A", ""));
        Assert.Throws<ArgumentException>(() => _ml.Transforms.Concatenate("", "A"));
    }

    [TestMethod]
    public void SelectColumns_keeps_the_given_order_and_hidden_columns_when_asked()
    {
        var twice = _ml.Transforms.CopyColumns("A", "B").Fit(Data).Transform(Data);

        CollectionAssert.AreEqual(new[] { "V", "A", "Id" }, Names(_ml.Transforms.SelectColumns("V", "A", "Id").Fit(twice).Transform(twice)));
        var hidden = _ml.Transforms.SelectColumns(["A", "Id"], keepHidden: true).Fit(twice).Transform(twice);
        CollectionAssert.AreEqual(new[] { "A", "A", "Id" }, Names(hidden));
        CollectionAssert.AreEqual(Photo.All.Select(p => p.B).ToArray(), hidden.GetColumn<float>("A").ToArray());
        CollectionAssert.AreEqual(Photo.All.Select(p => p.A).ToArray(), hidden.GetColumn<float>(hidden.Schema[0]).ToArray());
    }

    [TestMethod]
    public void DropColumns_drops_hidden_columns_of_the_name_too()
    {
        var twice = _ml.Transforms.CopyColumns("A", "B").Fit(Data).Transform(Data);

        CollectionAssert.AreEqual(new[] { "Id", "ImagePath", "Latitude", "Longitude", "Cell", "B", "V" }, Names(_ml.Transforms.DropColumns("A").Fit(twice).Transform(twice)));
    }

    [TestMethod]
    public void Missing_columns_are_all_named()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.SelectColumns("X", "A", "Y").Fit(Data));

        Assert.Contains("Could not find input column 'X,Y'", error.Message);
        Assert.Contains("Could not find input column 'X'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("A2", "X").Fit(Data)).Message);
    }

    [TestMethod]
    public void Selecting_or_dropping_nothing_is_an_error()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.SelectColumns());
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.DropColumns());
    }

    private static string[] Names(IDataView view) => [.. view.Schema.Select(c => c.Name)];

    private static string[] SlotNames(DataViewSchema.Column column)
    {
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue("SlotNames", ref names);
        return [.. names.DenseValues().Select(n => n.ToString())];
    }

    private sealed class Sparse
    {
        public VBuffer<float> X { get; set; }

        public float Y { get; set; }
    }
}
