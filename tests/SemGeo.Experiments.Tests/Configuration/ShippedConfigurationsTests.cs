using SemGeo.Experiments.Verbs;
using SemGeo.Pipelines.Configuration;

namespace SemGeo.Experiments.Tests.Configuration;

[TestClass]
public sealed class ShippedConfigurationsTests
{
    [TestMethod]
    public void Planted_clues_of_other_baselines_are_those_of_two_seeds()
    {
        var audit = Read("planted-clues-variants.json").Audit;
        audit.Validate();
        CollectionAssert.AreEqual(new[] { 1, 2 }, audit.Seeds.ToArray());
        Assert.IsTrue(audit.Variants);
    }

    [TestMethod]
    public void Partitionings_are_compared_with_one_thread()
    {
        var comparison = Read("partitionings.json").Comparison;
        comparison.Validate();
        Assert.AreEqual(1, comparison.Threads);
    }

    private static ExperimentsConfig Read(string name) => ConfigurationSource.Read<ExperimentsConfig>([Path.Combine(AppContext.BaseDirectory, "configs", name)], []);
}
