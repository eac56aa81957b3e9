namespace SemGeo.Testing;

/// <summary>What a run of a command-line program returned and printed.</summary>
/// <param name="ExitCode">What it returned.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="Program">The program's name, with which its messages begin.</param>
internal sealed record RunResult(int ExitCode, string Output, string Error, string Program = "semgeo")
{
    /// <summary>Runs a program in this process, with what it writes to the console.</summary>
    public static async Task<RunResult> CaptureAsync(Func<Task<int>> run, string program = "semgeo")
    {
        var (output, error) = (Console.Out, Console.Error);
        using var capturedOutput = new StringWriter();
        using var capturedError = new StringWriter();
        try
        {
            Console.SetOut(TextWriter.Synchronized(capturedOutput));
            Console.SetError(TextWriter.Synchronized(capturedError));
            var exitCode = await run();
            return new RunResult(exitCode, capturedOutput.ToString(), capturedError.ToString(), program);
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Fails unless the run ended well.</summary>
    public RunResult Succeeded()
    {
        Assert.AreEqual(0, ExitCode, ToString());
        return this;
    }

    /// <summary>Fails unless the run ended with exit code 1 and a message with these parts, without a stack trace.</summary>
    public RunResult FailedWith(params string[] parts)
    {
        Assert.AreEqual(1, ExitCode, ToString());
        Assert.StartsWith($"{Program}: ", Error);
        Assert.DoesNotContain("   at ", Error);
        Assert.DoesNotContain("Unhandled", Error);
        Assert.DoesNotContain("SEMGEO_DEBUG", Error, "A user can mend this, no stack trace is needed.");
        foreach (var part in parts)
            Assert.Contains(part, Error);
        return this;
    }
}
