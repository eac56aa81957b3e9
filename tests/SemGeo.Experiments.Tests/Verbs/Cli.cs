using SemGeo.Experiments.Verbs;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Testing;

namespace SemGeo.Experiments.Tests.Verbs;

/// <summary>Runs experiments in this process, just as Program does.</summary>
internal static class Cli
{
    public static Task<RunResult> RunAsync(params string[] arguments) =>
        RunResult.CaptureAsync(() => CommandRunner.RunAsync(ExperimentsCommand.Create(), ExperimentsCommand.Program, arguments), ExperimentsCommand.Program);
}
