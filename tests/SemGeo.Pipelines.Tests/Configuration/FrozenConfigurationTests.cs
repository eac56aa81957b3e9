using System.Text.Json.Nodes;
using SemGeo.Pipelines.Configuration;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Configuration;

/// <summary>Every option of every file of configs/ has the value that it had in version 0.1 (tests/Shared/Frozen), written or by default; those of the studies are with the tests of experiments.</summary>
[TestClass]
public sealed class FrozenConfigurationTests
{
    private static string Folder => Path.Combine(FrozenFolder.Path, "configs");

    public static IEnumerable<object[]> Files => Directory.EnumerateFiles(Folder, "*.json").Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    public void There_are_twelve() => Assert.HasCount(12, Files.ToArray());

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Options_have_the_values_that_they_had(string name)
    {
        var frozen = ReadWithoutStudies(Path.Combine(Folder, name));
        var present = FrozenOptions.Read(ConfigurationSource.Read([Path.Combine(AppContext.BaseDirectory, "configs", name)], []));
        Assert.AreEqual("", string.Join('\n', FrozenOptions.Differences(frozen, present)));
    }

    /// <summary>Resolved/ beside this file holds the options of the files as they were before they were divided into layers (commit ce68c84).</summary>
    [TestMethod]
    [DynamicData(nameof(Files))]
    public void Layers_have_the_values_of_the_whole_files_before(string name)
    {
        var whole = ReadWithoutStudies(Path.Combine(AppContext.BaseDirectory, "Resolved", name));
        var layered = FrozenOptions.Read(ConfigurationSource.Read([Path.Combine(AppContext.BaseDirectory, "configs", name)], []));
        Assert.AreEqual("", string.Join('\n', FrozenOptions.Differences(whole, layered)));
    }

    [TestMethod]
    [DataRow("semp", "resnet50")]
    [DataRow("semp", "efficientnet-b4")]
    [DataRow("semp-areas", "resnet50")]
    [DataRow("semp-areas", "efficientnet-b4")]
    [DataRow("semp-doubled", "resnet50")]
    [DataRow("semp-doubled", "efficientnet-b4")]
    [DataRow("s2", "resnet50")]
    [DataRow("s2", "efficientnet-b4")]
    public void A_scheme_and_a_backbone_are_the_file_of_both_in_either_order(string scheme, string backbone)
    {
        string[] layers = [Path.Combine(AppContext.BaseDirectory, "configs", $"{scheme}.json"), Path.Combine(AppContext.BaseDirectory, "configs", $"{backbone}.json")];
        var whole = ReadWithoutStudies(Path.Combine(AppContext.BaseDirectory, "Resolved", $"{scheme}-{backbone}.json"));
        foreach (var order in new[] { layers, [.. layers.Reverse()] })
            Assert.AreEqual("", string.Join('\n', FrozenOptions.Differences(whole, FrozenOptions.Read(ConfigurationSource.Read(order, [])))));
    }

    [TestMethod]
    public void Differences_are_named_by_their_keys()
    {
        var options = FrozenOptions.Read(ConfigurationSource.Read([], []));
        var others = FrozenOptions.Read(ConfigurationSource.Read([], ["model:training:learningRate=0.5", "model:training:averageDecay=0.9"]));
        others["model"]!["training"]!.AsObject().Remove("momentum");
        CollectionAssert.AreEquivalent(
            new[] { "model:training:averageDecay is \"0.9\" and was null", "model:training:learningRate is \"0.5\" and was \"0.01\"", "model:training:momentum is absent" },
            FrozenOptions.Differences(options, others).ToArray());
    }

    // The sections of the studies belong to another program now.
    private static JsonObject ReadWithoutStudies(string path)
    {
        var options = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        foreach (var section in PipelineConfig.StudySections)
            Assert.IsTrue(options.Remove(section), section);
        return options;
    }
}
