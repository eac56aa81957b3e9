using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class ReadBudgetTests
{
    [TestMethod]
    public void Amounts_add_up_to_the_limit_and_no_further()
    {
        var budget = new ReadBudget("'a.pbf'", (ReadLimit.NodeReferences, 10));
        budget.Take(ReadLimit.NodeReferences, 4);
        budget.Take(ReadLimit.NodeReferences, 6);
        var e = Assert.ThrowsExactly<ReadLimitException>(() => budget.Take(ReadLimit.NodeReferences, 1));
        Assert.AreEqual((ReadLimit.NodeReferences, 11L, 10L), (e.Limit, e.Asked, e.Allowed));
        Assert.AreEqual("'a.pbf' asks for 11 references to nodes, and at most 10 are read: it is damaged, or made to exhaust its reader.", e.Message);
    }

    [TestMethod]
    public void What_is_not_named_is_not_limited()
    {
        var budget = new ReadBudget("'a.pth'", (ReadLimit.Depth, 2));
        budget.Take(ReadLimit.Bytes, long.MaxValue);
        budget.Take(ReadLimit.Bytes, long.MaxValue);
        budget.Check(ReadLimit.Depth, 2);
        Assert.ThrowsExactly<ReadLimitException>(() => budget.Check(ReadLimit.Depth, 3));
    }

    [TestMethod]
    public void What_was_returned_can_be_taken_again()
    {
        var budget = new ReadBudget("'a.pth'", (ReadLimit.Depth, 1));
        budget.Take(ReadLimit.Depth, 1);
        budget.Return(ReadLimit.Depth, 1);
        budget.Take(ReadLimit.Depth, 1);
        Assert.ThrowsExactly<ReadLimitException>(() => budget.Take(ReadLimit.Depth, 1));
    }

    [TestMethod]
    public void Sums_do_not_wrap_around()
    {
        var budget = new ReadBudget("'a.pth'", (ReadLimit.Bytes, 100));
        budget.Take(ReadLimit.Bytes, 1);
        Assert.AreEqual(long.MaxValue, Assert.ThrowsExactly<ReadLimitException>(() => budget.Take(ReadLimit.Bytes, long.MaxValue)).Asked);
    }

    [TestMethod]
    public void Every_limit_has_words()
    {
        foreach (var limit in Enum.GetValues<ReadLimit>())
            StringAssert.Contains(new ReadLimitException("It", limit, 1_000, 2).Message, "It asks for 1,000 ");
    }
}
