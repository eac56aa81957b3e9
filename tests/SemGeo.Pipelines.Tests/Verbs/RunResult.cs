namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>What a run of semgeo returned and printed.</summary>
internal sealed record RunResult(int ExitCode, string Output, string Error)
{
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
        Assert.StartsWith("semgeo: ", Error);
        Assert.DoesNotContain("   at ", Error);
        Assert.DoesNotContain("Unhandled", Error);
        Assert.DoesNotContain("SEMGEO_DEBUG", Error, "A user can mend this, no stack trace is needed.");
        foreach (var part in parts)
            Assert.Contains(part, Error);
        return this;
    }
}
