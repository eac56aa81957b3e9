using Microsoft.ML;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Views;

[TestClass]
public class CreateEnumerableTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void A_key_is_written_as_it_stands_in_the_column()
    {
        var rows = _ml.Data.CreateEnumerable<Sample>(Samples.View(6), reuseRowObject: false).Select(r => r.Category).ToArray();
        CollectionAssert.AreEqual(new uint[] { 1, 2, 3, 4, 5, 0 }, rows);
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
}
