using System.Globalization;
using SemGeo.Pipelines.Scoring;
using Spectre.Console;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how far scoring is, how fast and how long it will take: a bar in a terminal, elsewhere a line every half minute.</summary>
internal static class ScoringDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Runs <paramref name="work"/>, which reports to what it is given.</summary>
    public static void Run(long total, Action<IProgress<ScoreTally>> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            work(new Lines(total));
            return;
        }

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context => work(new Bar(context.AddTask("scoring", maxValue: Math.Max(1, total)), total)));
    }

    /// <summary>"20,480 of 1,000,000 photos, 154/s, 0.01:46:01 left".</summary>
    public static string Describe(ScoreTally tally, long total, TimeSpan elapsed)
    {
        var rate = (tally.Rows - tally.Resumed) / Math.Max(elapsed.TotalSeconds, 1e-3);
        var left = rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, total - tally.Rows) / rate)):d\\.hh\\:mm\\:ss} left") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{tally.Rows:n0} of {total:n0} photos, {rate:n0}/s{left}");
    }

    private sealed class Bar(ProgressTask task, long total) : IProgress<ScoreTally>
    {
        private readonly long _started = TimeProvider.System.GetTimestamp();

        public void Report(ScoreTally value)
        {
            task.Value = value.Rows;
            task.Description = Markup.Escape(Describe(value, total, TimeProvider.System.GetElapsedTime(_started)));
        }
    }

    private sealed class Lines(long total) : IProgress<ScoreTally>
    {
        private readonly long _started = TimeProvider.System.GetTimestamp();
        private long _last = TimeProvider.System.GetTimestamp();

        public void Report(ScoreTally value)
        {
            if (TimeProvider.System.GetElapsedTime(_last) < Interval)
                return;
            _last = TimeProvider.System.GetTimestamp();
            Console.Error.WriteLine($"scored {Describe(value, total, TimeProvider.System.GetElapsedTime(_started))}");
        }
    }
}
