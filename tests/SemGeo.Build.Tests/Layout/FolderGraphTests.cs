namespace SemGeo.Build.Tests.Layout;

[TestClass]
public sealed class FolderGraphTests
{
    [TestMethod]
    public void Two_folders_that_use_each_other_are_a_cycle()
    {
        var cycles = Cycles(("P.A", "P.B"), ("P.B", "P.A"), ("P.A", "P.C"));
        CollectionAssert.AreEqual(new[] { "P.A -> P.B (x)", "P.B -> P.A (x)" }, cycles);
    }

    [TestMethod]
    public void A_cycle_of_three_through_subfolders_is_found_where_they_meet()
    {
        var cycles = Cycles(("P.A.X", "P.B"), ("P.B.Y", "P.C.Z"), ("P.C", "P.A.W"));
        CollectionAssert.AreEquivalent(new[] { "P.A -> P.B (x)", "P.B -> P.C (x)", "P.C -> P.A (x)" }, cycles);
    }

    [TestMethod]
    public void Siblings_deeper_down_are_held_against_each_other_too()
        => Assert.HasCount(2, Cycles(("P.A.X", "P.A.Y"), ("P.A.Y.V", "P.A.X.W")));

    [TestMethod]
    public void A_folder_and_what_lies_below_it_may_use_each_other()
        => Assert.IsEmpty(Cycles(("P.A", "P.A.X"), ("P.A.X", "P.A"), ("P", "P.A"), ("P.A", "P"), ("P.A.X", "P.B"), ("P.B", "P.C")));

    [TestMethod]
    public void Code_of_this_assembly_is_read_down_to_its_instructions()
    {
        var graph = FolderGraph.Of(typeof(FolderGraphTests).Assembly.Location);
        CollectionAssert.Contains(graph.Uses("SemGeo.Build.Tests.Layout").ToList(), "SemGeo.Build.Tests");
    }

    private static string[] Cycles(params IEnumerable<(string From, string To)> arrows)
    {
        var graph = new FolderGraph();
        foreach (var (from, to) in arrows)
            graph.Add(from, to, "x");
        return [.. graph.Cycles()];
    }
}
