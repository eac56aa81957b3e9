using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Schema;

[TestClass]
public class SchemaDefinitionTests
{
    [TestMethod]
    public void Members_become_columns_by_type_and_attribute()
    {
        var definition = SchemaDefinition.Create(typeof(Sample));
        CollectionAssert.AreEqual(
            new[] { "Field: Single", "Text: String", "Other: Key<UInt32, 0-4>", "Fixed: Vector<Single, 2, 3>", "Open: Vector<Double>", "Words: Vector<String>", "When: DateTime", "Buffer: Vector<Int64, 4>" },
            definition.Select(c => $"{c.ColumnName}: {c.ColumnType}").ToArray());
        Assert.AreEqual("Key", definition["Other"]!.MemberName);
        Assert.IsNull(definition["Hidden"]);
    }

    [TestMethod]
    public void Direction_selects_what_can_be_read_or_written()
    {
        string[] Names(SchemaDefinition.Direction direction) => [.. SchemaDefinition.Create(typeof(OneWay), direction).Select(c => c.ColumnName)];
        CollectionAssert.AreEqual(new[] { "Both", "ReadOnly" }, Names(SchemaDefinition.Direction.Read));
        CollectionAssert.AreEqual(new[] { "Both", "WriteOnly" }, Names(SchemaDefinition.Direction.Write));
        CollectionAssert.AreEqual(new[] { "Both", "ReadOnly", "WriteOnly" }, Names(SchemaDefinition.Direction.Both));
    }

    [TestMethod]
    public void A_column_can_be_changed_and_replaced_by_name()
    {
        var definition = SchemaDefinition.Create(typeof(Sample));
        definition["Open"]!.ColumnType = new VectorDataViewType(NumberDataViewType.Double, 7);
        Assert.AreEqual("Vector<Double, 7>", definition["Open"]!.ColumnType.ToString());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => definition["Open"] = definition["Text"]);
        definition["Text"] = definition["Text"];
        Assert.HasCount(8, definition);
    }

    [TestMethod]
    public void Annotations_of_a_definition_reach_the_schema()
    {
        var definition = SchemaDefinition.Create(typeof(Sample));
        definition["Open"]!.AddAnnotation("Unit", "metre", TextDataViewType.Instance);
        definition["Open"]!.AddAnnotation("Marks", new[] { "a", "b" }, new VectorDataViewType(TextDataViewType.Instance, 2));
        definition["Open"]!.AddAnnotation("Factor", 2.5, NumberDataViewType.Double);
        Assert.ThrowsExactly<InvalidOperationException>(() => definition["Open"]!.AddAnnotation("Unit", "foot", TextDataViewType.Instance));
        Assert.ThrowsExactly<InvalidOperationException>(() => definition["Open"]!.AddAnnotation("Wrong", 1, NumberDataViewType.Double));
        var column = new MLContext().Data.LoadFromEnumerable(new List<Sample>(), definition).Schema["Open"];
        var unit = default(ReadOnlyMemory<char>);
        column.Annotations.GetValue("Unit", ref unit);
        Assert.AreEqual("metre", unit.ToString());
        var marks = default(VBuffer<ReadOnlyMemory<char>>);
        column.Annotations.GetValue("Marks", ref marks);
        Assert.AreEqual("b", marks.GetItemOrDefault(1).ToString());
        var factor = 0.0;
        column.Annotations.GetValue("Factor", ref factor);
        Assert.AreEqual(2.5, factor);
    }

    [TestMethod]
    public void Members_that_can_be_no_column_are_errors()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(HasObject)));
        Assert.Contains("Could not determine an IDataView type and registered custom types for member Thing", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(HasNullable)));
        Assert.Contains("Duplicate column name 'A'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(HasTwoOfOneName))).Message);
        Assert.Contains("marked with KeyType attribute", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(HasSignedKey))).Message);
        Assert.Contains("does not appear to be a vector", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SchemaDefinition.Create(typeof(HasScalarVector))).Message);
    }

    [TestMethod]
    public void A_key_needs_its_count()
    {
        var error = Assert.ThrowsExactly<NotSupportedException>(() => typeof(HasCountlessKey).GetField("Key")!.GetCustomAttribute<KeyTypeAttribute>());
        Assert.AreEqual("Using KeyType without the Count parameter is not supported", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new KeyCount(0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new VectorTypeAttribute(-1));
    }

    public class Sample
    {
        public float Field;

        public string Text { get; set; } = "";

        [NoColumn]
        public int Hidden { get; set; }

        [ColumnName("Other"), KeyType(5)]
        public uint Key { get; set; }

        [VectorType(2, 3)]
        public float[] Fixed { get; set; } = [];

        public double[] Open { get; set; } = [];

        public string[] Words { get; set; } = [];

        public DateTime When { get; set; }

        [VectorType(4)]
        public VBuffer<long> Buffer { get; set; }
    }

    public class OneWay
    {
        private int _value;

        public int Both { get; set; }

        public int ReadOnly => _value;

        public int WriteOnly
        {
            set => _value = value;
        }
    }

    public class HasObject
    {
        public object? Thing;
    }

    public class HasNullable
    {
        public int? Maybe;
    }

    public class HasTwoOfOneName
    {
        public int A;

        [ColumnName("A")]
        public int B;
    }

    public class HasSignedKey
    {
        [KeyType(5)]
        public int Key;
    }

    public class HasScalarVector
    {
        [VectorType(5)]
        public float Number;
    }

    public class HasCountlessKey
    {
        [KeyType]
        public uint Key;
    }
}
