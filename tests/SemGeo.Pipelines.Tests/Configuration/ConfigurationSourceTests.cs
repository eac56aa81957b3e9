using SemGeo.Partitioning;
using SemGeo.Pipelines.Configuration;
using SemGeo.Testing;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training.Schedules;

namespace SemGeo.Pipelines.Tests.Configuration;

[TestClass]
public sealed class ConfigurationSourceTests
{
    public static IEnumerable<object[]> Shipped => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "configs"), "*.json").Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    [DynamicData(nameof(Shipped))]
    public void Every_file_of_configs_binds_and_is_valid(string name)
    {
        var config = ConfigurationSource.Read([Path.Combine(AppContext.BaseDirectory, "configs", name)], []);
        config.Synthesize.Validate();
        config.Partitioning.Validate();
        config.S2.Validate();
        config.Countries.Validate();
        config.Cplanet.Validate();
        config.Model.Validate();
    }

    [TestMethod]
    public void Every_configuration_of_the_paper_has_a_file_with_its_numbers()
    {
        var names = Shipped.Select(row => (string)row[0]).ToArray();
        foreach (var network in new[] { "resnet50", "efficientnet-b4" })
        {
            foreach (var partitioning in new[] { "semp", "semp-areas", "semp-doubled", "s2" })
                CollectionAssert.Contains(names, $"{partitioning}-{network}.json");
            var model = Read($"semp-{network}.json").Model;
            Assert.AreEqual(Backbones.InputSizesOf(model.Backbone), (model.Input.InputSize, model.Input.EvaluationShortSide));
            Assert.AreEqual((200, 0.01, LearningRateSchedule.Paper, 512_000L), (model.Input.BatchSize, model.Training.LearningRate, model.Training.Schedule, model.Training.ValidateEveryImages));
        }

        CollectionAssert.AreEqual(new[] { 100, 125, 250 }, Read("semp-resnet50.json").Partitioning.Thresholds.ToArray());
        Assert.IsTrue(Read("semp-areas-resnet50.json").Partitioning.AreasOnly);
        CollectionAssert.AreEqual(new[] { 2 * 14_371, 2 * 11_252, 2 * 5_212 }, Read("semp-doubled-resnet50.json").Partitioning.Classes!.ToArray());
        Assert.AreEqual(PartitioningScheme.AdaptiveS2, Read("s2-resnet50.json").Scheme);
        var countries = Read("countries-pretraining.json");
        Assert.AreEqual((PartitioningScheme.Countries, 1000, LearningRateSchedule.Sgdr, 128), (countries.Scheme, countries.Countries.MinImages, countries.Model.Training.Schedule, countries.Model.Input.BatchSize));

        static PipelineConfig Read(string name) => ConfigurationSource.Read([Path.Combine(AppContext.BaseDirectory, "configs", name)], []);
    }

    [TestMethod]
    public void Defaults_are_valid_and_leave_bad_photos_out()
    {
        var config = ConfigurationSource.Read([], []);
        config.Synthesize.Validate();
        config.Partitioning.Validate();
        config.Model.Validate();
        Assert.AreEqual(BadImagePolicy.Skip, config.Model.Input.OnBadImage);
    }

    [TestMethod]
    public void Sections_of_the_studies_are_passed_over()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("c.json", """{ "audit": { "epochs": 5 }, "comparison": { "seeds": [ 1 ] }, "scheme": "Countries" }""");

        Assert.AreEqual(PartitioningScheme.Countries, ConfigurationSource.Read([file], ["audit:photos=2"]).Scheme);

        var error = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([], ["model:audit:photos=2"]));
        Assert.Contains("the key 'model:audit' is unknown", error.Message);
    }

    [TestMethod]
    public void Argument_wins_over_the_file_and_the_last_over_the_first()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("c.json", """{ "model": { "training": { "epochs": 5, "learningRate": 0.5 } }, "partitioning": { "thresholds": [ 9, 10, 11 ] } }""");
        var config = ConfigurationSource.Read([file], ["model:training:epochs=2", "partitioning:thresholds = 4, 5", "Model:Training:Epochs=3"]);
        Assert.AreEqual(3, config.Model.Training.Epochs);
        Assert.AreEqual(0.5, config.Model.Training.LearningRate);
        CollectionAssert.AreEqual(new[] { 4, 5 }, config.Partitioning.Thresholds.ToArray());
    }

    [TestMethod]
    public void Weights_to_start_from_and_the_backbone_are_set_by_key()
    {
        var config = ConfigurationSource.Read([], ["model:startFrom:path=resnet50.pth", "model:backbone=resnet50", "model:training:freezeBackbone=true"]);

        Assert.AreEqual(("resnet50.pth", false, false), (config.Model.StartFrom!.Path, config.Model.StartFrom.KeepHeads, config.Model.StartFrom.AllowPartial));
        Assert.IsTrue(config.Model.Training.FreezeBackbone);
        config.Model.Validate();
        Assert.IsNull(ConfigurationSource.Read([], []).Model.StartFrom);
    }

    [TestMethod]
    public void Comments_and_trailing_commas_are_allowed()
    {
        using var folder = new TemporaryFolder();
        Assert.AreEqual(4, ConfigurationSource.Read([folder.Write("c.json", "{ // why\n \"partitioning\": { \"minImages\": 4, }, }")], []).Partitioning.MinImages);
    }

    [TestMethod]
    [DataRow("model:training:epochs")]
    [DataRow("=3")]
    public void Argument_without_key_or_value_says_how_to_write_it(string argument)
    {
        var message = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([], [argument])).Message;
        Assert.Contains(argument, message);
        Assert.Contains("key=value", message);
    }

    [TestMethod]
    public void Wrong_argument_is_named_as_such()
    {
        var message = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([], ["model:epochs=3"])).Message;
        Assert.Contains("--set", message);
        Assert.Contains("'model:epochs'", message);
        Assert.Contains("training", message);
    }

    [TestMethod]
    public void Value_out_of_its_range_is_named_with_file_section_and_what_is_allowed()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mine.json", """{ "model": { "training": { "learningRate": -1, "epochs": 0 } } }""");

        var message = Assert.ThrowsExactly<ConfigurationException>(ConfigurationSource.Read([file], []).ValidateTraining).Message;
        Assert.AreEqual($"{file}: in 'model:training': Epochs is 0, it must be at least 1, or null for those of the schedule. LearningRate is -1, it must be above 0.", message);
        message = Assert.ThrowsExactly<ConfigurationException>(ConfigurationSource.Read([], ["model:backbone=ResNet7"]).ValidateTraining).Message;
        StringAssert.StartsWith(message, "--set: in 'model': Backbone is 'ResNet7', it must be one of resnet18, ");
        message = Assert.ThrowsExactly<ConfigurationException>(ConfigurationSource.Read([file], ["model:training:learningRate=1", "model:training:epochs=1", "countries:minImages=0"]).ValidateTraining).Message;
        StringAssert.StartsWith(message, "--set: in 'countries': MinImages is 0");
    }

    [TestMethod]
    public void What_a_launcher_decides_is_no_key()
    {
        var message = Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([], ["model:training:distributed:timeout=00:01:00"])).Message;
        Assert.Contains("the key 'model:training:distributed' is unknown", message);
        Assert.Contains("distributedTimeout", message);
        Assert.AreEqual(TimeSpan.FromMinutes(1), ConfigurationSource.Read([], ["model:training:distributedTimeout=00:01:00"]).Model.Training.DistributedTimeout);
    }

    [TestMethod]
    [DataRow("{ \"model\": ")]
    [DataRow("[ 1 ]")]
    [DataRow("")]
    [DataRow("{ \"partitioning\": { \"minImages\": 3, \"MinImages\": 4 } }")]
    [DataRow("{ \"model\": { \"backbone\": \"\\ud800\" } }")]
    [DataRow("{ \"\\ud800\": 1 }")]
    [DataRow("\"text\"")]
    [DataRow("null")]
    public void File_that_is_no_JSON_object_is_named(string text)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("broken.json", text);
        Assert.Contains(file, Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([file], [])).Message);
    }

    [TestMethod]
    public void Deep_or_endless_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        var deep = folder.Write("deep.json", string.Concat(Enumerable.Repeat("{\"model\":", 100_000)));
        Assert.Contains(deep, Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([deep], [])).Message);
        using (var file = File.Create(folder["long.json"]))
            file.SetLength((16 << 20) + 1);
        Assert.Contains("has 16777217 bytes, and at most 16777216 are read", Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([folder["long.json"]], [])).Message);
    }

    [TestMethod]
    public void Broken_JSON_is_named_with_its_line()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("broken.json", "{\n  \"model\": {\n    \"seed\": oops\n  }\n}");
        Assert.Contains("LineNumber: 2", Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([file], [])).Message);
    }

    [TestMethod]
    public void Absent_file_is_named()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { folder["none.json"], Path.Combine(folder.Path, "no", "folder", "none.json"), folder.Path })
            Assert.Contains(path, Assert.ThrowsExactly<ConfigurationException>(() => ConfigurationSource.Read([path], [])).Message);
    }
}
