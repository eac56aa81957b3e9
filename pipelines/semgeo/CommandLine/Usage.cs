using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>Says what is wrong with a command line: a sentence, the name that may have been meant, and where to look; not the whole help.</summary>
internal static class Usage
{
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
        [var token, ..] when token.StartsWith('-') => [$"'{name}' has no option '{token}'.{Meant(parsed, command.Options.Select(option => option.Name))}"],
        [var token, ..] when command is RootCommand => [$"There is no verb '{token}'.{Meant(parsed, command.Subcommands.Select(verb => verb.Name))}"],
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

    // Of System.CommandLine's corrections, which it prints a line each, the nearest comes first.
    private static string Meant(ParseResult parsed, IEnumerable<string> names)
    {
        using var output = new StringWriter();
        (((ParseErrorAction)parsed.Action!).ShowHelp, ((ParseErrorAction)parsed.Action).ShowTypoCorrections) = (false, true);
        parsed.Invoke(new InvocationConfiguration { Output = output, Error = output });
        return output.ToString().Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(names.Contains) is { } nearest ? $" Did you mean '{nearest}'?" : "";
    }
}
