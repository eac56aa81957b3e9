using SemGeo.Testing;

namespace SemGeo.Experiments.Tests.Verbs;

[TestClass]
public sealed class ExperimentsCommandTests
{
    // Nobody can make a file there, whoever runs the tests.
    private const string Unwritable = "/sys/kernel";

    [TestMethod]
    [DataRow("planted-clues -o TARGET")]
    [DataRow("partitionings -o TARGET")]
    public async Task Target_is_refused_before_the_work(string command)
    {
        if (!Directory.Exists(Unwritable))
            Assert.Inconclusive($"There is no '{Unwritable}' here.");

        var run = await Cli.RunAsync([.. command.Replace("TARGET", $"{Unwritable}/semgeo").Split(' ')]);

        run.FailedWith($"{Unwritable}/semgeo", $"could not be written: nothing can be written to the folder '{Unwritable}'");
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    [DataRow("planted-cleus", "There is no verb 'planted-cleus'. Did you mean 'planted-clues'?", "experiments --help' lists all verbs")]
    [DataRow("", "Give a verb, such as 'experiments planted-clues'", "experiments --help' lists all verbs")]
    [DataRow("partitionings --ouptut x", "'experiments partitionings' has no option '--ouptut'. Did you mean '--output'?", "experiments partitionings --help' lists all options")]
    [DataRow("planted-clues --set audit:epoch=3", "the key 'audit:epoch' is unknown; known here: ", "epochs")]
    [DataRow("planted-clues --set audit:epochs=many", "the key 'audit:epochs' is 'many'; allowed: a whole number", "")]
    public async Task Wrong_command_line_is_explained_in_the_programs_name(string commandLine, string sentence, string more)
    {
        var run = (await Cli.RunAsync(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries))).FailedWith(sentence, more);

        Assert.AreEqual("", run.Output, "not the whole help");
        foreach (var line in run.Error.TrimEnd().ReplaceLineEndings("\n").Split('\n'))
            Assert.StartsWith("experiments: ", line);
    }

    [TestMethod]
    public async Task Wrong_options_of_a_study_are_named()
    {
        using var folder = new TemporaryFolder();

        (await Cli.RunAsync("planted-clues", "-o", folder.Path, "-s", "audit:concepts=unicorn")).FailedWith("'unicorn', which is no ADE20K class");
        (await Cli.RunAsync("partitionings", "-o", folder.Path, "-s", "comparison:seeds=1,1")).FailedWith("Seeds is [1, 1]");
    }

    [TestMethod]
    public async Task Help_lists_the_studies()
    {
        var help = (await Cli.RunAsync("--help")).Succeeded().Output;

        Assert.Contains("planted-clues", help);
        Assert.Contains("partitionings", help);
    }
}
