using System.Text.Json.Nodes;
using SemGeo.Experiments.Verbs;
using SemGeo.Pipelines.Configuration;
using SemGeo.Testing;

namespace SemGeo.Experiments.Tests.Configuration;

/// <summary>The studies' options have the values that they had in version 0.1 (tests/Shared/Frozen), when <c>semgeo</c> read them; and so have all others of the same files.</summary>
[TestClass]
public sealed class FrozenConfigurationTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Frozen", "0.1", "configs");

    public static IEnumerable<object[]> Files => Directory.EnumerateFiles(Folder, "*.json").Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    public void There_are_twelve() => Assert.HasCount(12, Files.ToArray());

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Options_have_the_values_that_they_had(string name)
    {
        var frozen = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)))!.AsObject();
        foreach (var section in PipelineConfig.StudySections)
            Assert.IsTrue(frozen.ContainsKey(section), section);
        var present = FrozenOptions.Read(ConfigurationSource.Read<ExperimentsConfig>([Path.Combine(AppContext.BaseDirectory, "configs", name)], []));
        Assert.AreEqual("", string.Join('\n', FrozenOptions.Differences(frozen, present)));
    }
}
