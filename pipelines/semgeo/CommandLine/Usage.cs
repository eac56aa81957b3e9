using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>Says what is wrong with a command line: a sentence, the name that may have been meant, and where to look; not the whole help.</summary>
internal static class Usage
{
    private const int MostTypos = 2;

    /// <summary>Whether the command line cannot be run as it is.</summary>
    public static bool IsWrong(ParseResult parsed) => parsed.Action is ParseErrorAction;

    /// <summary>Writes what is wrong.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="program">The program's name.</param>
    /// <param name="output">Where to.</param>
    public static void Explain(ParseResult parsed, string program, TextWriter output)
    {
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? program : $"{program} {command.Name}";
        foreach (var sentence in Sentences(parsed, command, program, name))
            output.WriteLine($"{program}: {sentence}");
        output.WriteLine($"{program}: '{name} --help' lists all {(command is RootCommand ? "verbs" : "options")}.");
    }

    // Where a name is wrong, what is said to be lacking may just be misspelt.
    private static IEnumerable<string> Sentences(ParseResult parsed, Command command, string program, string name) => parsed.UnmatchedTokens switch
    {
        [var token, ..] when token.StartsWith('-') => [$"'{name}' has no option '{token}'.{Meant(token, command.Options.Select(option => option.Name))}"],
        [var token, ..] when command is RootCommand => [$"There is no verb '{token}'.{Meant(token, command.Subcommands.Select(verb => verb.Name))}"],
        [var token, ..] => [$"'{token}' belongs to no option of '{name}': quote values that have blanks."],
        _ when command.Subcommands.Count > 0 => [$"Give a verb, such as '{program} {command.Subcommands[0].Name}'."],
        _ => parsed.Errors.Select(Sentence),
    };

    private static string Sentence(ParseError error)
    {
        var result = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        return result is { Tokens: [.., var token] } && Expected(result.Option.ValueType) is { } expected
            ? $"{result.Option.Name} {token.Value}: give {expected}."
            : string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Expected(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
            return $"{string.Join(", ", Enum.GetNames(type)[..^1])} or {Enum.GetNames(type)[^1]}";
        return type == typeof(int) || type == typeof(long) ? "a whole number" : type == typeof(double) ? "a number" : null;
    }

    private static string Meant(string token, IEnumerable<string> names) =>
        names.MinBy(name => Typos(token, name)) is { } nearest && Typos(token, nearest) <= MostTypos ? $" Did you mean '{nearest}'?" : "";

    /// <summary>The letters to add, drop or change (Levenshtein's distance).</summary>
    private static int Typos(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
