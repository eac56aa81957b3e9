using System.CommandLine;
using System.Reflection;
using SemGeo.Pipelines.Configuration;
using SemGeo.Pipelines.Input;
using SemGeo.Tables;

namespace SemGeo.Pipelines;

/// <summary>Runs the command line: Ctrl+C cancels, and an error that a user can mend is one message, not a stack trace.</summary>
internal static class Verb
{
    /// <summary>Exit code of a run that ended with an error.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a run that was cancelled, as shells use it for an interrupt.</summary>
    public const int Cancelled = 130;

    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        try
        {
            return await RunCheckedAsync(root, arguments);
        }
        catch (Exception e) when (OpenFiles.AreExhausted(e))
        {
            // Of a verb, or of saying what is wrong with it.
            OpenFiles.Explain();
            return Failed;
        }
    }

    private static async Task<int> RunCheckedAsync(RootCommand root, string[] arguments)
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
            Usage.Explain(parsed, Console.Error);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("semgeo: cancelled");
            return Cancelled;
        }
        catch (Exception e) when (!OpenFiles.AreExhausted(e) && Environment.GetEnvironmentVariable("SEMGEO_DEBUG") is not { Length: > 0 })
        {
            Console.Error.WriteLine($"semgeo: {Said(Innermost(e), verb)}{TableAdvice(e)}");
            if (!SaysAll(Innermost(e)))
                Console.Error.WriteLine("semgeo: set SEMGEO_DEBUG=1 for the stack trace");
            return Failed;
        }
    }

    /// <summary>Whether a message tells all that a user needs: those of our own exceptions do, and those of files and arguments.</summary>
    private static bool SaysAll(Exception e) => e is IOException or InvalidDataException or ArgumentException || e.GetType().Namespace?.StartsWith(nameof(SemGeo), StringComparison.Ordinal) is true;

    // A configuration's keys are named by its own messages.
    private static string Said(Exception e, string? verb) => e is ConfigurationException ? e.Message : CommandLineNames.Translate(e.Message, verb);

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

    /// <summary>What really went wrong: ML.NET wraps what a transformer throws while it is loaded.</summary>
    public static Exception Innermost(Exception e)
    {
        while (e is TargetInvocationException { InnerException: { } inner })
            e = inner;
        return e;
    }
}
