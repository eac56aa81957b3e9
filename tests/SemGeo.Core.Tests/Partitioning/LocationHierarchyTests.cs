using SemGeo.Partitioning;
using SemGeo.Testing;

namespace SemGeo.Core.Tests.Partitioning;

[TestClass]
public class LocationHierarchyTests
{
    [TestMethod]
    public void Most_frequent_outgoing_edge_is_kept()
    {
        var hierarchy = Places.Hierarchy(("a b", 2), ("a c", 3));
        Assert.AreEqual("c", hierarchy.ParentOf("a"));

        // Every address is replaced by the path of its finest location: b is no longer in any.
        Assert.AreEqual(5, hierarchy.ImagesOf("c"));
        Assert.AreEqual(0, hierarchy.ImagesOf("b"));
    }

    [TestMethod]
    public void Tie_of_outgoing_edges_goes_to_the_smaller_id()
    {
        Assert.AreEqual("b", Places.Hierarchy(("a b", 2), ("a c", 2)).ParentOf("a"));
        Assert.AreEqual("b", Places.Hierarchy(("a c", 2), ("a b", 2)).ParentOf("a"));
        Assert.AreEqual("R10", Places.Hierarchy(("a R9", 2), ("a R10", 2)).ParentOf("a"), "ids compare as text");
        Assert.AreEqual("B", Places.Hierarchy(("a b", 2), ("a B", 2)).ParentOf("a"), "in ordinal order");
    }

    [TestMethod]
    public void Cycle_of_two_is_cut_at_its_least_frequent_edge()
    {
        var hierarchy = Places.Hierarchy(("a b", 3), ("b a", 2));
        Assert.AreEqual("b", hierarchy.ParentOf("a"));
        Assert.IsNull(hierarchy.ParentOf("b"));
        Assert.AreEqual(5, hierarchy.ImagesOf("b"));
        Assert.AreEqual(3, hierarchy.ImagesOf("a"));
    }

    [TestMethod]
    public void Cycle_of_equal_edges_is_cut_at_the_one_that_leaves_the_smaller_id()
    {
        foreach (var hierarchy in new[] { Places.Hierarchy(("a b", 2), ("b a", 2)), Places.Hierarchy(("b a", 2), ("a b", 2)) })
        {
            Assert.IsNull(hierarchy.ParentOf("a"));
            Assert.AreEqual("a", hierarchy.ParentOf("b"));
        }
    }

    [TestMethod]
    public void Cycle_of_three_is_cut_once_and_what_hangs_on_it_stays()
    {
        var hierarchy = Places.Hierarchy(("a b", 5), ("b c", 3), ("c a", 4), ("z a", 9), ("y b", 1));
        Assert.IsNull(hierarchy.ParentOf("b"));
        Assert.AreEqual("b", hierarchy.ParentOf("a"));
        Assert.AreEqual("a", hierarchy.ParentOf("c"));
        Assert.AreEqual("a", hierarchy.ParentOf("z"));
        Assert.AreEqual("b", hierarchy.ParentOf("y"));
        Assert.AreEqual(22, hierarchy.ImagesOf("b"));
        CollectionAssert.AreEqual(new[] { "c", "a", "b" }, hierarchy.PathOf(hierarchy.IndexOf("c")));
    }

    [TestMethod]
    public void Every_cycle_is_cut_and_counted()
    {
        var set = Places.Builder(("a b", 2), ("b a", 1), ("c d", 1), ("d e", 2), ("e c", 2), ("f g", 1)).Build(Places.Options(1, 1), new());
        Assert.AreEqual(2, set.Statistics.CutCycles);
        Assert.IsNull(set.Hierarchy.ParentOf("b"));
        Assert.IsNull(set.Hierarchy.ParentOf("c"));
        Assert.AreEqual("g", set.Hierarchy.ParentOf("f"));
    }

    [TestMethod]
    public void Edge_that_a_cut_cycle_lost_is_not_replaced_by_the_next_frequent_one()
        => Assert.IsNull(Places.Hierarchy(("a b", 3), ("b a", 2), ("b c", 1)).ParentOf("b"));

    [TestMethod]
    public void Short_cut_past_a_location_yields_to_the_frequent_path()
    {
        var hierarchy = Places.Hierarchy(("a b c", 5), ("a c", 2));
        Assert.AreEqual("b", hierarchy.ParentOf("a"));
        Assert.AreEqual(7, hierarchy.ImagesOf("b"));
        Assert.AreEqual("c", Places.Hierarchy(("a b c", 2), ("a c", 5)).ParentOf("a"), "a frequent short cut wins");
    }

    [TestMethod]
    public void Location_that_is_its_own_parent_counts_once_and_has_no_edge_to_itself()
    {
        var hierarchy = Places.Hierarchy(("a a b", 2), ("b b", 3));
        Assert.AreEqual("b", hierarchy.ParentOf("a"));
        Assert.IsNull(hierarchy.ParentOf("b"));
        Assert.AreEqual(2, hierarchy.ImagesOf("a"));
        Assert.AreEqual(5, hierarchy.ImagesOf("b"));
    }

    [TestMethod]
    public void Location_that_becomes_its_own_neighbour_by_the_filter_has_no_edge_to_itself()
    {
        var hierarchy = Places.Builder(("a x a b", 1), ("a b", 2)).Build(Places.Options(2, 2), new()).Hierarchy;
        CollectionAssert.AreEqual(new[] { "a", "b" }, hierarchy.Ids.ToArray());
        Assert.AreEqual("b", hierarchy.ParentOf("a"));
    }

    [TestMethod]
    public void Descent_is_known_without_walking()
    {
        var hierarchy = Places.Hierarchy(("paris idf fr", 3), ("lyon fr", 2), ("berlin de", 1));
        foreach (var (location, ancestor, expected) in new[]
        {
            ("paris", "fr", true), ("paris", "idf", true), ("paris", "paris", true), ("lyon", "idf", false), ("fr", "paris", false), ("berlin", "fr", false), ("berlin", "de", true),
        })
            Assert.AreEqual(expected, hierarchy.IsWithin(hierarchy.IndexOf(location), hierarchy.IndexOf(ancestor)), $"{location} in {ancestor}");
        Assert.AreEqual(3, hierarchy.DepthOf(hierarchy.IndexOf("paris")));
        Assert.AreEqual(hierarchy.IndexOf("fr"), hierarchy.RootOf(hierarchy.IndexOf("paris")));
        Assert.AreEqual(-1, hierarchy.IndexOf("rome"));
        Assert.AreEqual(hierarchy.IndexOf("lyon"), hierarchy.IndexOf("xlyonx".AsSpan(1, 4)));
    }

    [TestMethod]
    public void Long_chain_is_no_deep_recursion()
    {
        var ids = Enumerable.Range(0, 50_000).Select(i => $"{i:D6}").ToArray();
        var builder = new PartitioningSetBuilder(Places.Source);
        builder.Add(ids, new(1, 1));
        var hierarchy = builder.Build(Places.Options(1, 1), new()).Hierarchy;
        Assert.AreEqual(50_000, hierarchy.DepthOf(0));
        Assert.IsTrue(hierarchy.IsWithin(0, 49_999));
        Assert.IsFalse(hierarchy.IsWithin(49_999, 0));
    }
}
