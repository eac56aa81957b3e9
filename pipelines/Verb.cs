using System.CommandLine;
using System.Reflection;

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
        // A cancelled training still saves the best weights so far.
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(10) };
        try
        {
            var parsed = root.Parse(arguments);
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
        catch (Exception e) when (Environment.GetEnvironmentVariable("SEMGEO_DEBUG") is not { Length: > 0 })
        {
            Console.Error.WriteLine($"semgeo: {Innermost(e).Message}");
            if (!SaysAll(Innermost(e)))
                Console.Error.WriteLine("semgeo: set SEMGEO_DEBUG=1 for the stack trace");
            return Failed;
        }
    }

    /// <summary>Whether a message tells all that a user needs: those of our own exceptions do, and those of files and arguments.</summary>
    private static bool SaysAll(Exception e) => e is IOException or InvalidDataException or ArgumentException || e.GetType().Namespace?.StartsWith(nameof(SemGeo), StringComparison.Ordinal) is true;

    /// <summary>What really went wrong: ML.NET wraps what a transformer throws while it is loaded.</summary>
    public static Exception Innermost(Exception e)
    {
        while (e is TargetInvocationException { InnerException: { } inner })
            e = inner;
        return e;
    }
}
