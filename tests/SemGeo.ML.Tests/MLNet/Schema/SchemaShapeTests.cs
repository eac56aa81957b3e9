using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Schema;

[TestClass]
public class SchemaShapeTests
{
    [TestMethod]
    public void A_shape_has_kinds_and_item_types_of_visible_columns()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("IsNormalized", BooleanDataViewType.Instance, true);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", TextDataViewType.Instance);
        builder.AddColumn("A", NumberDataViewType.Single, annotations.ToAnnotations());
        builder.AddColumn("Key", new KeyDataViewType(typeof(uint), 5));
        builder.AddColumn("Fixed", new VectorDataViewType(NumberDataViewType.Double, 2, 3));
        builder.AddColumn("Open", new VectorDataViewType(new KeyDataViewType(typeof(byte), 3)));
        var shape = Shapes.Of(builder.ToSchema());
        CollectionAssert.AreEqual(
            new[] { "A: Scalar of Single {IsNormalized}", "Key: Scalar of key UInt32 {}", "Fixed: Vector of Double {}", "Open: VariableVector of key Byte {}" },
            shape.Select(Shapes.Text).ToArray());
        Assert.AreEqual(4, shape.Count);
        Assert.AreEqual("Key", shape[1].Name);
    }

    [TestMethod]
    public void Shapes_are_made_of_the_columns_of_others_but_not_of_nothing()
    {
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        var shape = Shapes.Of(builder.ToSchema());
        Assert.AreEqual(2, new SchemaShape(shape.Concat(shape)).Count);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new SchemaShape([default]));
        Assert.ThrowsExactly<ArgumentNullException>(() => new SchemaShape(null!));
    }
}
