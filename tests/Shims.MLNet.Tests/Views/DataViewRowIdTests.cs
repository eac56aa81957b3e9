using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class DataViewRowIdTests
{
    [TestMethod]
    public void Ids_are_ordered_and_equal_by_both_halves()
    {
        var id = new DataViewRowId(1, 2);
        Assert.AreEqual("00000000000000020000000000000001", id.ToString());
        Assert.AreEqual(id, new DataViewRowId(1, 2));
        Assert.AreEqual(id.GetHashCode(), new DataViewRowId(1, 2).GetHashCode());
        Assert.IsTrue(id.CompareTo(new DataViewRowId(0, 3)) < 0);
        Assert.IsTrue(id.CompareTo(new DataViewRowId(0, 2)) > 0);
    }

    [TestMethod]
    public void Derived_ids_are_those_of_ML_NET()
    {
        var id = new DataViewRowId(1, 2);
        Assert.AreEqual(Golden.Next, id.Next().ToString());
        Assert.AreEqual(Golden.Fork, id.Fork().ToString());
        Assert.AreEqual(Golden.Combined, id.Combine(new DataViewRowId(3, 4)).ToString());
    }

    private static class Golden
    {
        public const string Next = "?";
        public const string Fork = "?";
        public const string Combined = "?";
    }
}
