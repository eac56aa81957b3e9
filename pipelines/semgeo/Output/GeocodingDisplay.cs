using System.Globalization;
using SemGeo.Geocoding.DataSets;
using Spectre.Console;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how far geocoding is: a bar in a terminal, elsewhere a line every half minute, since a server may take days.</summary>
internal static class GeocodingDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    /// <summary>Runs <paramref name="work"/>, which reports to what it is given.</summary>
    /// <param name="rows">The number of rows, as far as it is known.</param>
    /// <param name="work">The work.</param>
    public static T Run<T>(long? rows, Func<IProgress<ExtendedDataSetProgress>, T> work)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
            return work(new Lines(rows));
        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask("geocoding"), rows)));
    }

    private sealed class Bar : IProgress<ExtendedDataSetProgress>
    {
        private readonly ProgressTask _task;
        private readonly long _started = TimeProvider.System.GetTimestamp();

        public Bar(ProgressTask task, long? rows)
        {
            _task = task;
            _task.MaxValue = rows ?? 1;
            _task.IsIndeterminate = rows is null;
        }

        public void Report(ExtendedDataSetProgress value)
        {
            if (!_task.IsIndeterminate)
                _task.Value = value.Rows;
            _task.Description = Describe(value, _started);
        }
    }

    private sealed class Lines(long? rows) : IProgress<ExtendedDataSetProgress>
    {
        private readonly long _started = TimeProvider.System.GetTimestamp();
        private long _last = TimeProvider.System.GetTimestamp();

        public void Report(ExtendedDataSetProgress value)
        {
            if (TimeProvider.System.GetElapsedTime(_last) < Interval)
                return;
            _last = TimeProvider.System.GetTimestamp();
            Console.Error.WriteLine($"geocoded {Describe(value, _started)}{(rows is { } all ? string.Create(CultureInfo.InvariantCulture, $" of {all:n0}") : "")}");
        }
    }

    private static string Describe(ExtendedDataSetProgress value, long started)
    {
        var rate = (value.Rows - value.Resumed) / Math.Max(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1e-3);
        return string.Create(CultureInfo.InvariantCulture, $"{value.Rows:n0} rows, {rate:n0}/s");
    }
}
