using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Views;

[TestClass]
public class LoadFromEnumerableTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void Conforms_with_every_type_of_column() => ViewConformance.Check(Samples.View(7));

    [TestMethod]
    public void Conforms_without_rows() => ViewConformance.Check(Samples.View(0));

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
    public void Row_count_is_known_of_lists_only()
    {
        Assert.AreEqual(3, Samples.View(3).GetRowCount());
        Assert.IsNull(_ml.Data.LoadFromEnumerable(Samples.List(3).Where(_ => true)).GetRowCount());
        Assert.IsFalse(Samples.View(3).CanShuffle);
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
}
