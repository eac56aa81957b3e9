using System.Globalization;
using SemGeo.Vision.Shards;
using Spectre.Console;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how far packing is: a running line in a terminal, elsewhere a line every half minute.</summary>
internal static class PackDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Runs <paramref name="work"/>, which reports to what it is given.</summary>
    public static T Run<T>(Func<IProgress<ShardPackProgress>, T> work)
    {
        var started = TimeProvider.System.GetTimestamp();
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return work(new Lines(started));
        return AnsiConsole.Status().Start("packing", context => work(new Line(context, started)));
    }

    private static string Describe(ShardPackProgress value, long started)
    {
        var rate = (value.Photos - value.Resumed) / Math.Max(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1e-3);
        return string.Create(CultureInfo.InvariantCulture, $"packed {value.Photos:n0} photos, {value.Shards:n0} shards, {rate:n0} photos/s");
    }

    private sealed class Line(StatusContext context, long started) : IProgress<ShardPackProgress>
    {
        public void Report(ShardPackProgress value) => context.Status = Markup.Escape(Describe(value, started));
    }

    private sealed class Lines(long started) : IProgress<ShardPackProgress>
    {
        private long _last = TimeProvider.System.GetTimestamp();

        public void Report(ShardPackProgress value)
        {
            if (TimeProvider.System.GetElapsedTime(_last) < Interval)
                return;
            _last = TimeProvider.System.GetTimestamp();
            Console.Error.WriteLine(Describe(value, started));
        }
    }
}
