using System.CommandLine.Parsing;
using System.Reflection;
using System.Text.RegularExpressions;

namespace SemGeo.Pipelines.Tests.Documentation;

/// <summary>The commands of semgeo in the pages of Markdown.</summary>
internal static partial class DocumentedCommands
{
    /// <summary>The checkout that the tests were built from.</summary>
    public static string Repository { get; } =
        typeof(DocumentedCommands).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == nameof(Repository)).Value!;

    /// <summary>The README, CONTRIBUTING, the pages of docs/ and of packages.</summary>
    public static IEnumerable<string> Pages =>
    [
        Path.Combine(Repository, "README.md"), Path.Combine(Repository, "CONTRIBUTING.md"),
        .. Directory.EnumerateFiles(Path.Combine(Repository, "docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.EnumerateFiles(Path.Combine(Repository, "src"), "PACKAGE.md", SearchOption.AllDirectories),
    ];

    /// <summary>Whole command lines: those of code blocks, without the name of the program.</summary>
    public static IEnumerable<string[]> Whole(string text)
    {
        foreach (var block in Block().Matches(text).Select(match => match.Groups[1].Value))
        {
            foreach (var line in Continuation().Replace(block, " ").Split('\n'))
            {
                if (Command().Match(line) is { Success: true } command)
                    yield return [.. CommandLineParser.SplitCommandLine(command.Groups[1].Value)];
                else if (ListOfArguments().Match(line) is { Success: true } list)
                    yield return list.Groups[1].Value.Split(", ");
            }
        }
    }

    /// <summary>Parts of command lines: those in the prose, which may lack options.</summary>
    public static IEnumerable<string[]> Parts(string text) => Inline().Matches(Block().Replace(text, ""))
        .Select(match => CommandLineParser.SplitCommandLine(match.Groups[1].Value).ToArray()).Where(arguments => arguments[0] is not "VERB");

    [GeneratedRegex(@"^```\w*\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\s*\\\n\s*")]
    private static partial Regex Continuation();

    // Behind mpirun, srun or dotnet run; up to a comment or another command.
    [GeneratedRegex(@"^(?:(?:mpirun|srun)\s.*?|)(?:semgeo|dotnet run .*--project pipelines/semgeo\S* .*?--) +(.*?)\s*(?:#.*|\|\|.*)?$")]
    private static partial Regex Command();

    [GeneratedRegex(@"\bsemgeo, (.*)\]")]
    private static partial Regex ListOfArguments();

    [GeneratedRegex(@"`semgeo +([^`]+)`")]
    private static partial Regex Inline();
}
