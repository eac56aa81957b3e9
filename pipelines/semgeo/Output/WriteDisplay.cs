using SemGeo.Synthetic.Writing;
using Spectre.Console;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how far the drawing of photos is: a bar in a terminal, nothing elsewhere (it takes seconds).</summary>
internal static class WriteDisplay
{
    /// <summary>Runs <paramref name="work"/>, which reports to what it is given.</summary>
    public static T Run<T>(Func<IProgress<SyntheticEarthProgress>?, T> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return work(null);
        return AnsiConsole.Progress().Start(context =>
        {
            var task = context.AddTask("drawing photos");
            return work(new Bar(task));
        });
    }

    private sealed class Bar(ProgressTask task) : IProgress<SyntheticEarthProgress>
    {
        public void Report(SyntheticEarthProgress value)
        {
            task.MaxValue = value.Total;
            task.Value = value.Written;
        }
    }
}
