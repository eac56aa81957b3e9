using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests.MLNet.Views;

[TestClass]
public class CacheTests
{
    private readonly MLContext _ml = new();

    [TestMethod]
    public void Conforms() => ViewConformance.Check(_ml.Data.Cache(Samples.View(150)));

    [TestMethod]
    public void A_column_is_pulled_once()
    {
        var watched = new WatchedView(Samples.View(20));
        var view = _ml.Data.Cache(watched);
        CollectionAssert.AreEqual(Samples.Counts(view), Samples.Counts(view));
        Assert.AreEqual("name 3", view.GetColumn<string>("Name").ElementAt(3));
        Assert.AreEqual("name 4", view.GetColumn<string>("Name").ElementAt(4));
        CollectionAssert.AreEqual(new[] { "Count", "Name" }, watched.Requests.Select(r => string.Join(' ', r)).ToArray());
    }

    [TestMethod]
    public void Columns_that_cannot_be_kept_are_left_out()
    {
        var opaque = Samples.WithOpaqueColumn(5);
        var view = _ml.Data.Cache(opaque);
        Assert.IsNull(view.Schema.GetColumnOrNull("Opaque"));
        ViewConformance.Check(view);
        Assert.Contains("unhandled type", Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Data.Cache(opaque, "Opaque")).Message);
        Assert.Contains("prefetch column 'Nothing'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Data.Cache(opaque, "Nothing")).Message);
    }

    [TestMethod]
    public void Row_count_is_known_once_rows_were_read()
    {
        var view = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(Samples.List(5).Where(_ => true)));
        Assert.IsNull(view.GetRowCount());
        Assert.HasCount(5, Samples.Counts(view));
        Assert.AreEqual(5, view.GetRowCount());
        Assert.IsTrue(view.CanShuffle);
    }
}
