using System.Globalization;
using SemGeo.Pipelines.Scoring;
using Spectre.Console;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how far scoring is, how fast and how long it will take: a bar in a terminal, elsewhere a line every half minute.</summary>
internal static class ScoringDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Runs <paramref name="work"/>, which reports to what it is given.</summary>
    /// <param name="total">The number of photos once it is known, null before.</param>
    /// <param name="work">Scores.</param>
    public static void Run(Func<long?> total, Action<IProgress<ScoreTally>> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            work(new Lines(total));
            return;
        }

        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context => work(new Bar(context.AddTask("scoring", maxValue: double.MaxValue), total)));
    }

    /// <summary>"20,480 of 1,000,000 photos, 154/s, 0.01:46:01 left"; "20,480 photos, 154/s" while nobody knows how many there are.</summary>
    public static string Describe(ScoreTally tally, long? total, TimeSpan elapsed)
    {
        var rate = (tally.Rows - tally.Resumed) / Math.Max(elapsed.TotalSeconds, 1e-3);
        var left = total is { } known && rate > 0 ? string.Create(CultureInfo.InvariantCulture, $", {TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, known - tally.Rows) / rate)):d\\.hh\\:mm\\:ss} left") : "";
        var of = total is { } all ? string.Create(CultureInfo.InvariantCulture, $" of {all:n0}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{tally.Rows:n0}{of} photos, {rate:n0}/s{left}");
    }

    private sealed class Bar(ProgressTask task, Func<long?> total) : IProgress<ScoreTally>
    {
        private readonly long _started = TimeProvider.System.GetTimestamp();

        public void Report(ScoreTally value)
        {
            var known = total();
            task.MaxValue = Math.Max(1, known ?? double.MaxValue);
            task.Value = value.Rows;
            task.Description = Markup.Escape(Describe(value, known, TimeProvider.System.GetElapsedTime(_started)));
        }
    }

    private sealed class Lines(Func<long?> total) : IProgress<ScoreTally>
    {
        private readonly long _started = TimeProvider.System.GetTimestamp();
        private long _last = TimeProvider.System.GetTimestamp();

        public void Report(ScoreTally value)
        {
            if (TimeProvider.System.GetElapsedTime(_last) < Interval)
                return;
            _last = TimeProvider.System.GetTimestamp();
            Console.Error.WriteLine($"scored {Describe(value, total(), TimeProvider.System.GetElapsedTime(_started))}");
        }
    }
}
