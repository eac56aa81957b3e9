using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class PreviewTests
{
    [TestMethod]
    public void A_preview_has_rows_and_columns()
    {
        var preview = new MLContext().Data.LoadFromEnumerable(new[] { new { A = 1f, B = new[] { 1, 2 } } }).Preview();
        Assert.AreEqual("2 columns, 1 rows", preview.ToString());
        Assert.AreEqual("A", preview.RowView[0].Values[0].Key);
        Assert.AreEqual(1f, preview.RowView[0].Values[0].Value);
        Assert.AreEqual("2 columns", preview.RowView[0].ToString());
        Assert.AreEqual("B: Vector<Int32>", preview.ColumnView[1].ToString());
        Assert.AreEqual(2, ((VBuffer<int>)preview.ColumnView[1].Values[0]!).GetItemOrDefault(1));
    }

    [TestMethod]
    public void A_preview_stops_at_its_row_limit()
    {
        Assert.HasCount(3, Samples.View(9).Preview(maxRows: 3).RowView);
        Assert.IsEmpty(Samples.View(9).Preview(maxRows: 0).RowView);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Samples.View(9).Preview(maxRows: -1));
    }

    [TestMethod]
    public void Vectors_of_a_preview_share_no_buffers()
    {
        var rows = Samples.View(2).Preview().RowView;
        float First(int row) => ((VBuffer<float>)rows[row].Values.Single(v => v.Key == "Features").Value!).GetItemOrDefault(0);
        Assert.AreEqual(0f, First(0));
        Assert.AreEqual(1f, First(1));
    }

    [TestMethod]
    public void Transformers_and_estimators_are_previewed()
    {
        var ml = new MLContext();
        var estimator = ml.Transforms.CopyColumns("Copy", "Count");
        Assert.AreEqual("11 columns, 4 rows", estimator.Preview(Samples.View(4)).ToString());
        Assert.AreEqual("11 columns, 2 rows", estimator.Fit(Samples.View(4)).Preview(Samples.View(4), maxRows: 2).ToString());
    }
}
