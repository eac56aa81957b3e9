using Microsoft.ML;
using SemGeo.Testing;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class ShuffleTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void A_seed_gives_the_order_of_ML_NET_at_each_reading()
    {
        var view = _ml.Data.ShuffleRows(Samples.View(10), seed: 5);
        CollectionAssert.AreEqual(Samples.Counts(view), Samples.Counts(view));
        Assert.AreEqual(Golden.WholePool, string.Join(' ', Samples.Counts(view)));
        Assert.AreEqual(Golden.SmallPool, string.Join(' ', Samples.Counts(_ml.Data.ShuffleRows(Samples.View(10), seed: 5, shufflePoolSize: 3))));
    }

    [TestMethod]
    public void No_seed_takes_the_contexts()
    {
        int[] Order() => Samples.Counts(new MLContext(7).Data.ShuffleRows(Samples.View(50)));
        CollectionAssert.AreEqual(Order(), Order());
        CollectionAssert.AreNotEqual(Samples.Counts(Samples.View(50)), Order());
        CollectionAssert.AreEquivalent(Samples.Counts(Samples.View(50)), Order());
    }

    [TestMethod]
    public void A_pool_of_one_shuffles_the_source_alone()
    {
        CollectionAssert.AreEqual(Samples.Counts(Samples.View(10)), Samples.Counts(_ml.Data.ShuffleRows(Samples.View(10), seed: 1, shufflePoolSize: 1)));
        var cached = _ml.Data.Cache(Samples.View(10));
        Assert.AreEqual(Golden.CachedSource, string.Join(' ', Samples.Counts(_ml.Data.ShuffleRows(cached, seed: 1, shufflePoolSize: 1))));
        CollectionAssert.AreEqual(Samples.Counts(cached), Samples.Counts(_ml.Data.ShuffleRows(cached, seed: 1, shufflePoolSize: 1, shuffleSource: false)));
    }

    [TestMethod]
    public void Rows_stay_whole() => CheckWhole(_ml.Data.ShuffleRows(Samples.View(20), seed: 1, shufflePoolSize: 4));

    [TestMethod]
    public void Columns_that_cannot_be_kept_are_left_out()
    {
        var view = _ml.Data.ShuffleRows(Samples.WithOpaqueColumn(5), seed: 1);
        Assert.IsNull(view.Schema.GetColumnOrNull("Opaque"));
        Assert.HasCount(10, view.Schema);
        CheckWhole(view);
    }

    [TestMethod]
    public void Reports_can_shuffle_and_count()
    {
        var view = _ml.Data.ShuffleRows(Samples.View(5), seed: 1);
        Assert.IsTrue(view.CanShuffle);
        Assert.AreEqual(5, view.GetRowCount());
        using var cursor = view.GetRowCursor(view.Schema, new Random(3));
        Assert.HasCount(5, Rows.Of(cursor, view.Schema));
    }

    [TestMethod]
    public void A_failing_source_is_an_error()
    {
        static IEnumerable<Sample> Failing()
        {
            yield return Samples.Of(0);
            throw new IOException("disk");
        }

        var view = _ml.Data.ShuffleRows(_ml.Data.LoadFromEnumerable(Failing()), seed: 1);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => Samples.Counts(view));
        Assert.IsInstanceOfType<IOException>(error.InnerException);
    }

    [TestMethod]
    public void Pool_size_must_be_positive() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.ShuffleRows(Samples.View(1), shufflePoolSize: 0));

    private static void CheckWhole(IDataView view)
    {
        foreach (var row in new MLContext().Data.CreateEnumerable<Sample>(view, reuseRowObject: false))
        {
            Assert.AreEqual($"name {row.Count}", row.Name);
            Assert.AreEqual(row.Count, row.Features![0]);
            Assert.AreEqual(row.Count % 3, row.Words?.Length ?? 0);
        }
    }

    // Given by ML.NET 5.0.0.
    private static class Golden
    {
        public const string WholePool = "9 8 6 0 3 4 7 2 1 5";
        public const string SmallPool = "2 3 1 5 6 7 4 0 8 9";
        public const string CachedSource = "4 5 6 9 2 8 0 3 7 1";
    }
}
