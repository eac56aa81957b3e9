using Microsoft.ML;

namespace SemGeo.ML.Tests.MLNet.Views;

[TestClass]
public class ShuffleTests
{
    private readonly MLContext _ml = new(1);

    [TestMethod]
    public void No_seed_takes_the_contexts()
    {
        int[] Order() => Samples.Counts(new MLContext(7).Data.ShuffleRows(Samples.View(50)));
        CollectionAssert.AreEqual(Order(), Order());
        CollectionAssert.AreNotEqual(Samples.Counts(Samples.View(50)), Order());
        CollectionAssert.AreEquivalent(Samples.Counts(Samples.View(50)), Order());
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

    private static void CheckWhole(IDataView view)
    {
        foreach (var row in new MLContext().Data.CreateEnumerable<Sample>(view, reuseRowObject: false))
        {
            Assert.AreEqual($"name {row.Count}", row.Name);
            Assert.AreEqual(row.Count, row.Features![0]);
            Assert.AreEqual(row.Count % 3, row.Words?.Length ?? 0);
        }
    }
}
