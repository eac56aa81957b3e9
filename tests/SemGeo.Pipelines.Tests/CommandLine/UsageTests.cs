using SemGeo.Pipelines.Tests.Verbs;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.CommandLine;

[TestClass]
public sealed class UsageTests
{
    [TestMethod]
    [DataRow("trian", "There is no verb 'trian'. Did you mean 'train'?", "semgeo --help' lists all verbs")]
    [DataRow("bogus", "There is no verb 'bogus'.\n", "semgeo --help' lists all verbs")]
    [DataRow("", "Give a verb", "semgeo --help' lists all verbs")]
    [DataRow("doctor --bogus", "'semgeo doctor' has no option '--bogus'.\n", "semgeo doctor --help' lists all options")]
    [DataRow("score --ouptut x.csv", "'semgeo score' has no option '--ouptut'. Did you mean '--output'?", "")]
    [DataRow("doctor photo.jpg", "'photo.jpg' belongs to no option of 'semgeo doctor'", "")]
    [DataRow("score -m a -d b -o c.csv --top many", "--top many: give a whole number.", "")]
    [DataRow("score -m a -d b -o c.csv --confidence high", "--confidence high: give a number.", "")]
    [DataRow("score -m a -d b -o c.csv --mode Sum", "--mode Sum: give Finest, Hierarchy or SummedScores.", "")]
    [DataRow("partition --scheme hexagons", "'hexagons'", "'semp' 's2' 'countries' 'cplanet'")]
    [DataRow("score", "--model", "--output")]
    public async Task Wrong_command_line_is_told_in_a_sentence(string commandLine, string sentence, string more)
    {
        var result = (await Cli.RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries))).FailedWith(sentence.ReplaceLineEndings(), more);
        Assert.AreEqual("", result.Output, "not the whole help");
        foreach (var line in result.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            Assert.StartsWith("semgeo: ", line);
    }

    [TestMethod]
    [DataRow("audit-concepts", "planted-clues")]
    [DataRow("compare-partitionings -o runs -s comparison:threads=1", "partitionings")]
    public async Task Verbs_that_moved_are_named_in_a_line(string commandLine, string study)
    {
        var run = (await Cli.RunAsync(commandLine.Split(' '))).FailedWith($"is now '{study}' of the program 'experiments', with the same options: dotnet run -c Release --project pipelines/experiments -- {study}");

        Assert.HasCount(1, run.Error.TrimEnd().Split('\n'));
        Assert.DoesNotContain(commandLine.Split(' ')[0], (await Cli.RunAsync("--help")).Succeeded().Output);
    }

    [TestMethod]
    public async Task Help_and_version_are_given_whatever_is_lacking()
    {
        Assert.Contains("quickstart", (await Cli.RunAsync("--help")).Succeeded().Output);
        Assert.Contains("--minimum-granularity", (await Cli.RunAsync("score", "--help")).Succeeded().Output);
        Assert.Contains(".", (await Cli.RunAsync("--version")).Succeeded().Output);
    }

    [TestMethod]
    public async Task Configurations_are_given_in_layers()
    {
        Assert.Contains("Can be given several times: a later file overrides the earlier ones", (await Cli.RunAsync("train", "--help")).Succeeded().Output.ReplaceLineEndings(" "));
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "ImagePath,Latitude,Longitude\nphoto.jpg,48.85,2.35\n");
        var below = folder.Write("below.json", """{ "model": { "training": { "epochs": 0, "learningRate": -1 } } }""");
        var above = folder.Write("above.json", """{ "model": { "training": { "epochs": 3 } } }""");
        string[] train = ["train", "-d", table, "-o", folder["m.zip"]];

        (await Cli.RunAsync([.. train, "--config", below, "--config", above])).FailedWith($"{below}: in 'model:training': LearningRate is -1");
        (await Cli.RunAsync([.. train, "-c", above, "-c", below, "-s", "model:training:learningRate=1"])).FailedWith($"{below}: in 'model:training': Epochs is 0");
        (await Cli.RunAsync([.. train, "-c", above, "-c", folder["none.json"]])).FailedWith($"There is no configuration '{folder["none.json"]}'.");
    }

    [TestMethod]
    public async Task Files_that_are_not_there_are_named()
    {
        using var folder = new TemporaryFolder();
        var table = folder.Write("t.csv", "ImagePath,Latitude,Longitude\nphoto.jpg,48.85,2.35\n");
        (await Cli.RunAsync("train", "-d", folder["none.csv"], "-o", folder["m.zip"])).FailedWith($"There is no folder, table or shard '{folder["none.csv"]}'.");
        (await Cli.RunAsync("train", "-d", table, "-o", folder["m.zip"], "-c", folder["none.json"])).FailedWith($"There is no configuration '{folder["none.json"]}'.");
        (await Cli.RunAsync("partition", "-d", table, "--map", Path.Combine(folder["none"], "map.html"))).FailedWith("map.html", $"there is no folder '{folder["none"]}'");
        (await Cli.RunAsync("report", "--scores", table, "-o", folder.Path)).FailedWith(folder.Path, "that is a folder");
    }

    [TestMethod]
    [TestCategory("Slow")]
    public async Task Number_of_parts_at_once_is_one_or_more()
    {
        using var folder = new TemporaryFolder();
        (await Cli.RunAsync("score", "-m", await TinyModel.PathAsync(), "-d", folder.Path, "-o", folder["s.csv"], "--parallel", "0")).FailedWith("--parallel is 0");
    }
}
