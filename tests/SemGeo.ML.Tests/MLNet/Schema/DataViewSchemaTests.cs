using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.Schema;

[TestClass]
public class DataViewSchemaTests
{
    [TestMethod]
    public void A_later_column_hides_an_earlier_one_of_its_name()
    {
        var schema = Build(("A", NumberDataViewType.Single), ("B", NumberDataViewType.Single), ("A", TextDataViewType.Instance));
        Assert.IsTrue(schema[0].IsHidden);
        Assert.IsFalse(schema[1].IsHidden);
        Assert.IsFalse(schema[2].IsHidden);
        Assert.AreEqual(2, schema["A"].Index);
        Assert.AreEqual("A", schema[0].Name);
        Assert.AreEqual(2, schema.GetColumnOrNull("A")!.Value.Index);
    }

    [TestMethod]
    public void A_missing_column_is_null_or_an_error()
    {
        var schema = Build(("A", NumberDataViewType.Single));
        Assert.IsNull(schema.GetColumnOrNull("X"));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema["X"]);
        Assert.AreEqual("Column 'X' not found (Parameter 'name')", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema[1]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => schema[-1]);
        Assert.ThrowsExactly<ArgumentNullException>(() => schema[""]);
        Assert.ThrowsExactly<ArgumentNullException>(() => schema.GetColumnOrNull(null!));
    }

    [TestMethod]
    public void Columns_of_other_schemas_keep_types_and_annotations()
    {
        var annotated = Annotated();
        var builder = new DataViewSchema.Builder();
        builder.AddColumns(annotated);
        builder.AddColumns([new DataViewSchema.DetachedColumn("Copy", annotated[0].Type, annotated[0].Annotations), new DataViewSchema.DetachedColumn(annotated[0])]);
        var schema = builder.ToSchema();
        Assert.AreEqual("C: Single {IsNormalized, Names}", schema[0].ToString());
        Assert.AreEqual("Copy: Single {IsNormalized, Names}", schema[1].ToString());
        Assert.IsTrue(schema[0].IsHidden);
        Assert.AreSame(annotated[0].Annotations, schema["C"].Annotations);
    }

    [TestMethod]
    public void Annotations_are_fetched_by_kind()
    {
        var annotations = Annotated()[0].Annotations;
        var flag = false;
        annotations.GetValue("IsNormalized", ref flag);
        Assert.IsTrue(flag);
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        annotations.GetValue("Names", ref names);
        CollectionAssert.AreEqual(new[] { "x", "y" }, names.DenseValues().Select(n => n.ToString()).ToArray());
        Assert.AreEqual("IsNormalized, Names", annotations.ToString());
    }

    [TestMethod]
    public void A_missing_annotation_or_a_wrong_type_is_an_invalid_call()
    {
        var annotations = Annotated()[0].Annotations;
        var number = 0f;
        Assert.AreEqual("Invalid call to 'GetValue'", Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("Nothing", ref number)).Message);
        Assert.AreEqual("Invalid call to 'GetGetter'", Assert.ThrowsExactly<InvalidOperationException>(() => annotations.GetValue("IsNormalized", ref number)).Message);
        Assert.IsEmpty(DataViewSchema.Annotations.Empty.Schema);
    }

    private static DataViewSchema Build(params (string Name, DataViewType Type)[] columns)
    {
        var builder = new DataViewSchema.Builder();
        foreach (var (name, type) in columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    private static DataViewSchema Annotated()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        annotations.Add("Names", new VectorDataViewType(TextDataViewType.Instance, 2), (ref VBuffer<ReadOnlyMemory<char>> value) =>
            VBuffer<ReadOnlyMemory<char>>.Copy(["x".AsMemory(), "y".AsMemory()], 0, ref value, 2));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("C", NumberDataViewType.Single, annotations.ToAnnotations());
        return builder.ToSchema();
    }
}
