using Microsoft.ML;
using SemGeo.Testing;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class FilterTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void A_range_holds_its_lower_but_not_its_upper_bound()
    {
        var view = _ml.Data.FilterRowsByColumn(Samples.View(10), "Latitude", -7, -4);
        CollectionAssert.AreEqual(new[] { 3, 4, 5 }, Samples.Counts(view));
        ViewConformance.Check(view);
    }

    [TestMethod]
    public void NaN_lies_in_no_range()
    {
        var view = _ml.Data.FilterRowsByColumn(Samples.View(8), "Weight");
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 4, 5, 6 }, Samples.Counts(view));
    }

    [TestMethod]
    public void Only_real_numbers_are_filtered_by_range()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Samples.View(1), "Count"));
        Assert.Contains("does not have compatible type", error.Message);
        Assert.Contains("expected number, got String", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Samples.View(1), "Name")).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Samples.View(1), "Nothing"));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByColumn(Samples.View(1), "Weight", 2, 1));
    }

    [TestMethod]
    public void Keys_are_filtered_by_their_share_and_missing_ones_dropped()
    {
        int[] Kept(double from, double to) => Samples.Counts(_ml.Data.FilterRowsByKeyColumnFraction(Samples.View(12), "Category", from, to));
        CollectionAssert.AreEqual(new[] { 0, 1, 6, 7 }, Kept(0, 0.4));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 6, 7, 8, 9, 10 }, Kept(0, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Kept(-0.1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByKeyColumnFraction(Samples.View(1), "Weight"));
        ViewConformance.Check(_ml.Data.FilterRowsByKeyColumnFraction(Samples.View(12), "Category", 0.2, 0.6));
    }

    [TestMethod]
    public void Rows_with_missing_values_are_dropped()
    {
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 4 }, Samples.Counts(_ml.Data.FilterRowsByMissingValues(Samples.View(6), "Weight", "Category")));
        var vectors = _ml.Data.LoadFromEnumerable(new[] { new { V = new[] { 1.0, 2 } }, new { V = new[] { 1.0, double.NaN } } });
        Assert.HasCount(1, _ml.Data.FilterRowsByMissingValues(vectors, "V").Preview().RowView);
        ViewConformance.Check(_ml.Data.FilterRowsByMissingValues(Samples.View(9), "Weight"));
    }

    [TestMethod]
    public void Missing_value_filter_checks_its_columns()
    {
        Assert.Contains("'Nothing' not found", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(Samples.View(1), "Nothing")).Message);
        Assert.Contains("does not support missing values", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(Samples.View(1), "Name")).Message);
        Assert.Contains("multiple times", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(Samples.View(1), "Weight", "Weight")).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterRowsByMissingValues(Samples.View(1)));
    }

    [TestMethod]
    public void A_predicate_says_what_to_drop()
    {
        var view = _ml.Data.FilterByCustomPredicate<CreateEnumerableTests.NameAndCount>(Samples.View(6), row => row.Count % 2 == 1 || row.Name == "name 4");
        CollectionAssert.AreEqual(new[] { 0, 2 }, Samples.Counts(view));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.FilterByCustomPredicate<CreateEnumerableTests.HasMore>(Samples.View(1), _ => true));
    }

    [TestMethod]
    public void Skipping_and_taking_keep_a_run()
    {
        var view = _ml.Data.TakeRows(_ml.Data.SkipRows(Samples.View(10), 3), 4);
        CollectionAssert.AreEqual(new[] { 3, 4, 5, 6 }, Samples.Counts(view));
        Assert.AreEqual(4, view.GetRowCount());
        ViewConformance.Check(view);
        Assert.AreEqual(0, _ml.Data.SkipRows(Samples.View(2), 5).GetRowCount());
        Assert.IsEmpty(Samples.Counts(_ml.Data.SkipRows(Samples.View(2), 5)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(view, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.SkipRows(view, -1));
    }
}
