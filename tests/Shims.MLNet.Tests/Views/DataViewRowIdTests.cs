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

    // Given by ML.NET 5.0.0.
    private static class Golden
    {
        public const string Next = "000000079e99deb4000000007adce733";
        public const string Fork = "000000079e99deb434e09d0b1102190b";
        public const string Combined = "d6c370eb9bb089c0cf76cc3e67f97a6c";
    }
}
