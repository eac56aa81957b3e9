using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class CreateEnumerableTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void Rows_come_back_with_every_type()
    {
        var rows = _ml.Data.CreateEnumerable<Sample>(Samples.View(7), reuseRowObject: false).ToArray();
        Assert.HasCount(7, rows);
        var (row, expected) = (rows[5], Samples.Of(5));
        Assert.AreEqual(expected.Name, row.Name);
        Assert.AreEqual(expected.Weight, row.Weight);
        Assert.AreEqual(expected.Id, row.Id);
        Assert.AreEqual(expected.IsGood, row.IsGood);
        CollectionAssert.AreEqual(expected.Features, row.Features);
        CollectionAssert.AreEqual(expected.Words, row.Words);
        CollectionAssert.AreEqual(expected.Bytes, row.Bytes);
        Assert.AreNotSame(rows[4].Features, rows[5].Features);
    }

    [TestMethod]
    public void A_key_is_written_as_it_stands_in_the_column()
    {
        var rows = _ml.Data.CreateEnumerable<Sample>(Samples.View(6), reuseRowObject: false).Select(r => r.Category).ToArray();
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 4, 5, 0 }, rows);
    }

    [TestMethod]
    public void One_object_serves_all_rows_where_asked()
    {
        var rows = _ml.Data.CreateEnumerable<Sample>(Samples.View(3), reuseRowObject: true).ToArray();
        Assert.AreSame(rows[0], rows[2]);
        Assert.AreEqual("name 2", rows[0].Name);
    }

    [TestMethod]
    public void Only_columns_of_the_class_are_asked_for()
    {
        var watched = new WatchedView(Samples.View(3));
        Assert.AreEqual(3, _ml.Data.CreateEnumerable<NameAndCount>(watched, reuseRowObject: false).Count());
        CollectionAssert.AreEquivalent(new[] { "Name", "Count" }, watched.Requests.Single());
    }

    [TestMethod]
    public void A_missing_column_is_an_error_unless_it_is_ignored()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<HasMore>(Samples.View(1), reuseRowObject: false));
        Assert.Contains("Could not find  column 'Extra'", error.Message);
        var row = _ml.Data.CreateEnumerable<HasMore>(Samples.View(1), reuseRowObject: false, ignoreMissingColumns: true).Single();
        Assert.AreEqual("as before", row.Extra);
        Assert.AreEqual("name 0", row.Name);
    }

    [TestMethod]
    public void A_member_of_another_type_is_an_error()
    {
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WrongType>(Samples.View(1), reuseRowObject: false));
        Assert.AreEqual("Can't bind the IDataView column 'Count' of type 'Int32' to field or property 'Count' of type 'System.Double'.", error.Message);
        Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WrongRank>(Samples.View(1), reuseRowObject: false));
    }

    [TestMethod]
    public void Sparse_vectors_fill_whole_arrays_and_buffers()
    {
        var definition = SchemaDefinition.Create(typeof(HasBuffer));
        var view = _ml.Data.LoadFromEnumerable(new[] { new HasBuffer { Values = new VBuffer<double>(4, 1, [5], [2]) } }, definition);
        CollectionAssert.AreEqual(new[] { 0.0, 0, 5, 0 }, _ml.Data.CreateEnumerable<HasArray>(view, reuseRowObject: false).Single().Values);
        var buffer = _ml.Data.CreateEnumerable<HasBuffer>(view, reuseRowObject: false).Single().Values;
        Assert.IsFalse(buffer.IsDense);
        Assert.AreEqual(5, buffer.GetItemOrDefault(2));
    }

    [TestMethod]
    public void An_empty_vector_leaves_a_member_that_is_null_null()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Sample { Features = null, Words = [] } });
        var row = _ml.Data.CreateEnumerable<Sample>(view, reuseRowObject: false).Single();
        Assert.IsNull(row.Features);
        Assert.IsNull(row.Words);
        Assert.IsEmpty(row.Bytes);
    }

    public class NameAndCount
    {
        public string Name { get; set; } = "";

        public int Count { get; set; }
    }

    public class HasMore
    {
        public string Name { get; set; } = "";

        public string Extra { get; set; } = "as before";
    }

    public class WrongType
    {
        public double Count { get; set; }
    }

    public class WrongRank
    {
        public int[] Count { get; set; } = [];
    }

    public class HasBuffer
    {
        [VectorType(4)]
        public VBuffer<double> Values { get; set; }
    }

    public class HasArray
    {
        public double[] Values { get; set; } = [];
    }
}
