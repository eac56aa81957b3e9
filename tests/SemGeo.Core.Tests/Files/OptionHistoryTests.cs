using SemGeo.Files;

namespace SemGeo.Core.Tests.Files;

[TestClass]
public sealed class OptionHistoryTests
{
    private static readonly OptionHistory History = new(
        renamed: [new("training.rate", "training.learningRate"), new("input.flip", "input.mirror", value => value == "true" ? "Horizontal" : "None")],
        added: [new("input.codec", saved => saved.GetValueOrDefault("model.embeddingSize", "0") == "0" ? "libjpeg" : "")]);

    private static readonly Dictionary<string, string> Present = new()
    {
        ["training.learningRate"] = "0.1",
        ["input.mirror"] = "Horizontal",
        ["input.codec"] = "libjpeg",
        ["model.embeddingSize"] = "0",
        ["training.averageDecay"] = "",
    };

    [TestMethod]
    public void Options_of_today_are_the_same_as_themselves() => Assert.IsEmpty(History.Differences(Present, Present));

    [TestMethod]
    public void Old_keys_and_old_values_are_read_under_the_names_of_today()
    {
        Dictionary<string, string> saved = new() { ["training.rate"] = "0.1", ["input.flip"] = "true", ["model.embeddingSize"] = "0" };
        Assert.IsEmpty(History.Differences(saved, Present));
        CollectionAssert.AreEqual(
            new[] { "input.codec=libjpeg", "input.mirror=Horizontal", "model.embeddingSize=0", "training.learningRate=0.1" }, History.Read(saved).Select(option => $"{option.Key}={option.Value}").ToArray());
    }

    [TestMethod]
    public void Another_value_under_an_old_key_is_named_by_the_key_of_today()
    {
        Dictionary<string, string> saved = new() { ["training.rate"] = "0.5", ["input.flip"] = "false", ["model.embeddingSize"] = "0" };
        CollectionAssert.AreEqual(
            new[] { "input.mirror was None, now it is Horizontal", "training.learningRate was 0.5, now it is 0.1" }, History.Differences(saved, Present).ToArray());
    }

    [TestMethod]
    public void Key_that_a_file_is_too_old_for_has_the_value_of_its_build()
    {
        Dictionary<string, string> saved = new() { ["training.learningRate"] = "0.1", ["input.mirror"] = "Horizontal", ["model.embeddingSize"] = "0" };
        Assert.IsEmpty(History.Differences(saved, Present));
        CollectionAssert.AreEqual(
            new[] { "input.codec was libjpeg, now it is skia 2.88" }, History.Differences(saved, new Dictionary<string, string>(Present) { ["input.codec"] = "skia 2.88" }).ToArray());

        // What the value is may depend on the others: embeddings are not decoded.
        saved["model.embeddingSize"] = "4";
        Assert.IsEmpty(History.Differences(saved, new Dictionary<string, string>(Present) { ["model.embeddingSize"] = "4", ["input.codec"] = "" }));
    }

    [TestMethod]
    public void Key_of_a_later_build_is_named_unless_it_has_no_value()
    {
        var saved = new Dictionary<string, string>(Present) { ["training.sharpness"] = "3", ["training.rotation"] = "" };
        CollectionAssert.AreEqual(new[] { "training.sharpness was 3, an option of a later build that this one does not know" }, History.Differences(saved, Present).ToArray());
    }

    [TestMethod]
    public void Absent_values_are_not_given()
    {
        var saved = new Dictionary<string, string>(Present) { ["training.averageDecay"] = "0.99" };
        CollectionAssert.AreEqual(new[] { "training.averageDecay was 0.99, now it is not given" }, History.Differences(saved, Present).ToArray());
        CollectionAssert.AreEqual(new[] { "training.averageDecay was not given, now it is 0.99" }, History.Differences(Present, saved).ToArray());
    }
}
