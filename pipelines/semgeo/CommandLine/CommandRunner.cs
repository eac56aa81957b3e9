using System.CommandLine;
using SemGeo.Pipelines.Configuration;
using SemGeo.Pipelines.Input;
using SemGeo.Tables;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>Runs the command line: Ctrl+C cancels, and an error that a user can mend is one message, not a stack trace.</summary>
internal static class CommandRunner
{
    /// <summary>Exit code of a run that ended with an error.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a run that was cancelled, as shells use it for an interrupt.</summary>
    public const int Cancelled = 130;

    /// <summary>Parses the arguments and runs the verb that they name.</summary>
    /// <param name="root">The program's verbs.</param>
    /// <param name="program">The program's name, as its messages begin with it.</param>
    /// <param name="arguments">The arguments.</param>
    public static async Task<int> RunAsync(RootCommand root, string program, string[] arguments)
    {
        var exhausted = OpenFiles.SentenceOf(program);
        try
        {
            return await RunCheckedAsync(root, program, arguments);
        }
        catch (Exception e) when (OpenFiles.AreExhausted(e))
        {
            // Of a verb, or of explaining what is wrong with it.
            OpenFiles.Explain(exhausted);
            return Failed;
        }
    }

    private static async Task<int> RunCheckedAsync(RootCommand root, string program, string[] arguments)
    {
        // A cancelled training still saves the best weights so far.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(10) };
        string? verb = null;
        try
        {
            var parsed = root.Parse(arguments);
            verb = parsed.CommandResult.Command.Name;
            if (!Usage.IsWrong(parsed))
                return await parsed.InvokeAsync(invocation);
            Usage.Explain(parsed, program, Console.Error);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine($"{program}: cancelled");
            return Cancelled;
        }
        catch (Exception e) when (!OpenFiles.AreExhausted(e) && Environment.GetEnvironmentVariable("SEMGEO_DEBUG") is not { Length: > 0 })
        {
            Console.Error.WriteLine($"{program}: {Message(Context.Innermost(e), verb)}{TableAdvice(e)}");
            if (!IsComplete(Context.Innermost(e)))
                Console.Error.WriteLine($"{program}: set SEMGEO_DEBUG=1 for the stack trace");
            return Failed;
        }
    }

    /// <summary>Whether a message has all that a user needs: those of our own exceptions have, and those of files and arguments.</summary>
    private static bool IsComplete(Exception e) => e is IOException or InvalidDataException or ArgumentException || e.GetType().Namespace?.StartsWith(nameof(SemGeo), StringComparison.Ordinal) is true;

    // A configuration's keys are named by its own messages.
    private static string Message(Exception e, string? verb) => e is ConfigurationException ? e.Message : CommandLineNames.Translate(e.Message, verb);

    /// <summary>How the command line mends what is wrong with a table.</summary>
    private static string TableAdvice(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e is TableException { Lacking: { } column })
                return $" --column {TableSettings.NameOf(column)}=HEADING names it.";
            if (e is TableException { HasDecimalCommas: true })
                return " --decimal-comma reads commas as decimal signs.";
        }

        return "";
    }
}
