using System.CommandLine;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Verbs;

namespace SemGeo.Pipelines.Tests.Documentation;

[TestClass]
public sealed class DocumentedCommandsTests
{
    public static IEnumerable<object[]> Pages =>
        DocumentedCommands.Pages.Select(page => new object[] { Path.GetRelativePath(DocumentedCommands.Repository, page) });

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Every_command_of_a_page_is_understood(string page)
    {
        var text = File.ReadAllText(Path.Combine(DocumentedCommands.Repository, page));
        var root = SemGeoCommand.Create();
        var wholes = DocumentedCommands.Whole(text).Select(arguments => root.Parse(arguments)).Where(Usage.IsWrong);
        var parts = DocumentedCommands.Parts(text).Select(arguments => root.Parse(arguments)).Where(IsUnknown);
        Assert.AreEqual("", string.Join('\n', wholes.Concat(parts).Select(Explain)));
    }

    [TestMethod]
    public void Every_verb_is_on_the_page_of_the_command_line()
    {
        var page = File.ReadAllText(Path.Combine(DocumentedCommands.Repository, "docs", "cli.md"));
        var verbs = SemGeoCommand.Create().Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name);
        Assert.AreEqual("", string.Join(' ', verbs.Where(verb => !page.Contains($"`{verb}`", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void Configurations_of_commands_bind()
    {
        var commands = DocumentedCommands.Pages.SelectMany(page => DocumentedCommands.Whole(File.ReadAllText(page)));
        var pairs = commands.SelectMany(arguments => arguments.Zip(arguments.Skip(1))).Where(pair => pair.First is "--config" or "-c");
        var files = pairs.Select(pair => pair.Second).Where(file => file.StartsWith("configs/", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.IsGreaterThan(3, files.Length);
        foreach (var file in files)
            Pipelines.Configuration.ConfigurationSource.Read([Path.Combine(DocumentedCommands.Repository, file)], []).ValidateTraining();
    }

    [TestMethod]
    public void Commands_are_found_in_blocks_and_prose()
    {
        const string text = """
            `semgeo score --top 3` and
            ```text
            semgeo train --data 'a b' \
                --output m.zip   # a comment
            mpirun -n 4 --bind-to none semgeo score -m m.zip || semgeo doctor
            dotnet run -c Release --project pipelines/semgeo -p:TorchDevice=cuda -- doctor
            command: [mpirun, -n, "4", semgeo, train, --output, m.zip]
            dotnet run -c Release --project tests/Benchmarks -- table
            ```
            """;
        string[] expected = ["train|--data|'a|b'|--output|m.zip", "score|-m|m.zip", "doctor", "train|--output|m.zip"];
        CollectionAssert.AreEqual(expected, DocumentedCommands.Whole(text).Select(arguments => string.Join('|', arguments)).ToArray());
        CollectionAssert.AreEqual(new[] { "score|--top|3" }, DocumentedCommands.Parts(text).Select(arguments => string.Join('|', arguments)).ToArray());
    }

    // Of a part the required options may be absent.
    private static bool IsUnknown(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0 || (parsed.CommandResult.Command is RootCommand && Usage.IsWrong(parsed));

    private static string Explain(ParseResult parsed)
    {
        using var sentences = new StringWriter();
        Usage.Explain(parsed, SemGeoCommand.Program, sentences);
        return $"{string.Join(' ', parsed.Tokens)}: {sentences}";
    }
}
