using System.Reflection;
using SemGeo.Pipelines.Configuration;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Configuration;

[TestClass]
public sealed class ConfigurationLayersTests
{
    [TestMethod]
    public void Later_file_overrides_the_earlier_one_key_by_key()
    {
        using var folder = new TemporaryFolder();
        var below = folder.Write("below.json", """
            { "model": { "backbone": "resnet50", "training": { "epochs": 5, "learningRate": 0.5 } }, "partitioning": { "thresholds": [ 9, 10, 11 ] } }
            """);
        var above = folder.Write("above.json", """{ "model": { "training": { "Epochs": 3 } }, "partitioning": { "thresholds": [ 4 ] } }""");

        var config = ConfigurationSource.Read([below, above], ["model:training:learningRate=0.25"]);

        Assert.AreEqual(("resnet50", 3, 0.25), (config.Model.Backbone, config.Model.Training.Epochs, config.Model.Training.LearningRate));
        CollectionAssert.AreEqual(new[] { 4 }, config.Partitioning.Thresholds.ToArray());
        Assert.AreEqual(5, ConfigurationSource.Read([above, below], []).Model.Training.Epochs);
    }

    [TestMethod]
    public void File_lies_over_those_that_it_extends_in_their_order()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["lower"]);
        folder.Write("lower/base.json", """{ "model": { "seed": 1, "threads": 1, "training": { "epochs": 1, "learningRate": 0.1 } } }""");
        folder.Write("lower/first.json", """{ "extends": "base.json", "model": { "threads": 2, "training": { "epochs": 2 } } }""");
        folder.Write("lower/second.json", """{ "extends": [ "base.json" ], "model": { "training": { "epochs": 3 } } }""");
        var file = folder.Write("mine.json", """
            { "extends": [ "lower/first.json", "lower/second.json" ], "model": { "training": { "learningRate": 0.2 } } }
            """);

        var model = ConfigurationSource.Read([file], []).Model;

        Assert.AreEqual((1, 2, 3, 0.2), (model.Seed, model.Threads, model.Training.Epochs, model.Training.LearningRate));
        string[] order = ["base.json", "first.json", "second.json", "mine.json"];
        CollectionAssert.AreEqual(order, ConfigurationFile.ReadLayers([file]).Select(layer => Path.GetFileName(layer.Path)).ToArray());
    }

    [TestMethod]
    public void Wrong_key_is_named_with_the_file_in_which_it_stands()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("good.json", """{ "model": { "training": { "epochs": 5 } } }""");
        var wrong = folder.Write("wrong.json", """{ "model": { "training": { "epoch": 5 } } }""");
        var extending = folder.Write("extending.json", """{ "extends": "wrong.json" }""");

        foreach (var files in new string[][] { [good, wrong], [wrong, good], [good, extending] })
        {
            var message = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read(files, [])).Message;
            Assert.StartsWith($"{wrong}: the key 'model:training:epoch' is unknown", message);
        }
    }

    [TestMethod]
    public void Value_out_of_its_range_is_named_with_the_file_that_set_it_last()
    {
        using var folder = new TemporaryFolder();
        var below = folder.Write("below.json", """{ "model": { "training": { "epochs": -5, "learningRate": -1, "decayAfterEpochs": [ 2, 1 ] } } }""");
        var above = folder.Write("above.json", """{ "model": { "training": { "epochs": 0 }, "startFrom": { "path": " " } } }""");

        Assert.StartsWith($"{below} and {above}: in 'model:training': Epochs is 0", Fail([below, above], []));
        const string epochs = "model:training:epochs=1", decay = "model:training:decayAfterEpochs=1";
        Assert.StartsWith($"{above}: in 'model:training': Epochs is 0", Fail([below, above], ["model:training:learningRate=1", decay]));
        Assert.StartsWith($"{above} and --set: in 'model:training': Epochs is 0", Fail([below, above], ["model:training:learningRate=-1", decay]));
        Assert.StartsWith($"{above}: in 'model': StartFrom.Path is empty", Fail([below, above], ["model:training:learningRate=1", epochs, decay]));

        static string Fail(string[] files, string[] overrides) =>
            Assert.ThrowsExactly<ConfigurationException>(ConfigurationSource.Read(files, overrides).ValidateTraining).Message;
    }

    [TestMethod]
    public void File_that_extends_itself_is_named_with_the_way_there()
    {
        using var folder = new TemporaryFolder();
        var first = folder.Write("first.json", """{ "extends": "second.json" }""");
        var second = folder.Write("second.json", """{ "extends": "./first.json" }""");

        var message = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([first], [])).Message;

        Assert.Contains($"extends itself: '{first}' extends '{second}' extends '{folder["./first.json"]}'", message);
    }

    [TestMethod]
    public void Files_that_extend_one_another_without_end_are_refused()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i <= 101; i++)
            folder.Write($"{i}.json", $$"""{ "extends": "{{i + 1}}.json" }""");
        Assert.Contains("more than 100 files", Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([folder["0.json"]], [])).Message);
    }

    [TestMethod]
    [DataRow("\"none.json\"", "none.json', which '")]
    [DataRow("[ \"\\u0000\" ]", "extends")]
    [DataRow("{ \"file\": 1 }", "'extends' takes a list of values, and 'file' is none")]
    [DataRow("[ [ \"a.json\" ] ]", "'extends' takes a list of values")]
    public void Wrong_extends_is_named_with_its_file(string value, string expected)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("file.json", $$"""{ "extends": {{value}} }""");
        var message = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([file], [])).Message;
        Assert.Contains(expected, message);
        Assert.Contains(file, message);
    }

    /// <summary>Found by the mutation harness: reading went on until the memory was full.</summary>
    [TestMethod]
    public void Device_is_refused()
    {
        if (!File.Exists("/dev/zero"))
            Assert.Inconclusive("This system has no /dev/zero.");
        using var folder = new TemporaryFolder();
        var file = folder.Write("file.json", """{ "extends": "/dev/zero" }""");
        foreach (var path in new[] { "/dev/zero", file })
        {
            var message = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([path], [])).Message;
            Assert.Contains("'/dev/zero' is a device, not a regular file", message);
        }
    }

    [TestMethod]
    public void Argument_cannot_extend_a_file() =>
        Assert.StartsWith("--set: the key 'extends' is unknown",
            Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([], ["extends=a.json"])).Message);

    [TestMethod]
    public void Relative_path_is_that_of_its_file_where_something_is_there()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["sub"]);
        folder.Write("sub/backbone.pth", "");
        folder.Write("sub/encoder.pth", "");
        var file = folder.Write("sub/c.json", """
            {
              "model": { "startFrom": { "path": "backbone.pth" }, "training": { "checkpoints": { "directory": "run" } } },
              "concepts": { "segmenterWeights": "encoder.pth,decoder.pth" }
            }
            """);

        var config = ConfigurationSource.Read([file], []);

        Assert.AreEqual(Path.Combine(folder["sub"], "backbone.pth"), config.Model.StartFrom!.Path);
        Assert.AreEqual("run", config.Model.Training.Checkpoints!.Directory, "a folder that is made is below the working folder");
        Assert.AreEqual($"{Path.Combine(folder["sub"], "encoder.pth")},decoder.pth", config.Concepts.SegmenterWeights);
        Assert.AreEqual("backbone.pth", ConfigurationSource.Read([file], ["model:startFrom:path=backbone.pth"]).Model.StartFrom!.Path);
    }

    /// <summary>Texts that name a file or a folder, by their names; columns have names of their own.</summary>
    [TestMethod]
    public void All_options_that_are_paths_are_known_as_paths()
    {
        string[] endings = ["Path", "Folder", "Directory", "File", "Weights"];
        var found = new List<string>();
        Search(typeof(PipelineConfig), "");
        Assert.AreEqual(string.Join(' ', ConfigurationFile.Paths), string.Join(' ', found.Order(StringComparer.Ordinal)));

        void Search(Type type, string at)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.GetIndexParameters().Length == 0))
            {
                var (key, held) = (at + char.ToLowerInvariant(property.Name[0]) + property.Name[1..], property.PropertyType);
                if (held == typeof(string) && Array.Exists(endings, property.Name.EndsWith) && !at.EndsWith("columns:", StringComparison.Ordinal))
                    found.Add(key);
                else if (held.IsClass && held.Namespace?.StartsWith(nameof(SemGeo), StringComparison.Ordinal) == true && property.SetMethod?.IsPublic == true)
                    Search(held, $"{key}:");
            }
        }
    }
}
