using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class LoadFromEnumerableTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void Conforms_with_every_type_of_column() => ViewConformance.Check(Samples.View(7));

    [TestMethod]
    public void Conforms_without_rows() => ViewConformance.Check(Samples.View(0));

    [TestMethod]
    public void Fields_come_before_properties_with_their_types() => CollectionAssert.AreEqual(
        new[]
        {
            "Id: Int64", "Name: String", "Weight: Single", "Latitude: Double", "Count: Int32", "IsGood: Boolean", "Category: Key<UInt32, 0-4>",
            "Features: Vector<Single, 2>", "Words: Vector<String>", "Bytes: Vector<Byte>",
        },
        Samples.View(0).Schema.Select(c => c.ToString()).ToArray());

    [TestMethod]
    public void A_key_is_counted_from_one_and_out_of_range_is_missing()
    {
        var keys = Samples.View(6).GetColumn<uint>("Category").ToArray();
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 4, 5, 0 }, keys);
    }

    [TestMethod]
    public void Null_texts_are_empty_and_null_arrays_have_no_items()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Sample { Name = null, Features = null, Words = ["a", null!] } });
        Assert.AreEqual("", view.GetColumn<string>("Name").Single());
        Assert.IsEmpty(view.GetColumn<float[]>("Features").Single());
        CollectionAssert.AreEqual(new[] { "a", "" }, view.GetColumn<string[]>("Words").Single());
    }

    [TestMethod]
    public void An_array_of_another_length_than_its_type_passes()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Sample { Features = [1, 2, 3] } });
        Assert.HasCount(3, view.GetColumn<float[]>("Features").Single());
    }

    [TestMethod]
    public void Row_count_is_known_of_lists_only()
    {
        Assert.AreEqual(3, Samples.View(3).GetRowCount());
        Assert.IsNull(_ml.Data.LoadFromEnumerable(Samples.List(3).Where(_ => true)).GetRowCount());
        Assert.IsFalse(Samples.View(3).CanShuffle);
    }

    [TestMethod]
    public void A_null_row_is_an_error_when_it_is_reached()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { Samples.Of(0), null! });
        using var cursor = view.GetRowCursor([]);
        Assert.IsTrue(cursor.MoveNext());
        Assert.Contains("Encountered null", Assert.ThrowsExactly<InvalidOperationException>(() => cursor.MoveNext()).Message);
    }

    [TestMethod]
    public void Wrong_getters_are_errors()
    {
        var view = Samples.View(1);
        using var cursor = view.GetRowCursor([view.Schema["Weight"]]);
        Assert.ThrowsExactly<InvalidOperationException>(() => cursor.GetGetter<double>(view.Schema["Weight"]));
        var inactive = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => cursor.GetGetter<int>(view.Schema["Count"]));
        Assert.Contains("requested column not active", inactive.Message);
    }

    [TestMethod]
    public void Getters_after_the_last_row_are_errors()
    {
        var view = Samples.View(1);
        using var cursor = view.GetRowCursor(view.Schema);
        var getId = cursor.GetIdGetter();
        Assert.IsTrue(cursor.MoveNext());
        Assert.IsFalse(cursor.MoveNext());
        Assert.ThrowsExactly<InvalidOperationException>(() =>
        {
            var id = default(DataViewRowId);
            getId(ref id);
        });
    }

    [TestMethod]
    public void A_definition_changes_types_and_must_fit()
    {
        var definition = SchemaDefinition.Create(typeof(Sample));
        definition["Count"]!.ColumnName = "Number";
        definition["Words"]!.ColumnType = new VectorDataViewType(TextDataViewType.Instance, 3);
        var schema = _ml.Data.LoadFromEnumerable(Samples.List(1), definition).Schema;
        Assert.AreEqual("Words: Vector<String, 3>", schema["Words"].ToString());
        Assert.IsNotNull(schema.GetColumnOrNull("Number"));
        definition["Words"]!.ColumnType = TextDataViewType.Instance;
        Assert.Contains("is supposed to be scalar", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(Samples.List(1), definition)).Message);
        definition["Words"]!.ColumnType = new VectorDataViewType(NumberDataViewType.Single);
        Assert.Contains("item type", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromEnumerable(Samples.List(1), definition)).Message);
    }

    [TestMethod]
    public void A_schema_gives_types_and_annotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Features", new VectorDataViewType(NumberDataViewType.Single, 2, 1), annotations.ToAnnotations());
        var schema = _ml.Data.LoadFromEnumerable(Samples.List(1), builder.ToSchema()).Schema;
        Assert.AreEqual("Features: Vector<Single, 2, 1> {IsNormalized}", schema["Features"].ToString());
        Assert.HasCount(10, schema);
        builder.AddColumn("Nowhere", TextDataViewType.Instance);
        Assert.Contains("Nowhere", Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.LoadFromEnumerable(Samples.List(1), builder.ToSchema())).Message);
    }

    [TestMethod]
    public void Anonymous_objects_are_rows()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new { A = 1f, B = "x" } });
        Assert.AreEqual("x", view.GetColumn<string>("B").Single());
    }

    [TestMethod]
    public void Null_arguments_are_errors() =>
        Assert.ThrowsExactly<ArgumentNullException>(() => _ml.Data.LoadFromEnumerable<Sample>(null!));
}
