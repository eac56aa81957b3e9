using Spectre.Console;

namespace SemGeo.Pipelines.Output;

/// <summary>Shows how far work is: a bar or a spinner in a terminal, elsewhere a line now and then.</summary>
internal static class ConsoleProgress
{
    /// <summary>Runs <paramref name="work"/>, which reports to what it is given.</summary>
    /// <param name="options">How it is shown.</param>
    /// <param name="describe">A report in words, with the time since the work began; null where it is not for users.</param>
    /// <param name="work">The work.</param>
    public static TResult Run<TReport, TResult>(
        ConsoleProgressOptions options, Func<TReport, TimeSpan, ProgressLine?> describe, Func<IProgress<TReport>, TResult> work)
    {
        var console = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive ? null : AnsiConsole.Console;
        return Run(console, TimeProvider.System, options, describe, work);
    }

    /// <summary>Runs work on a console; null where there is none.</summary>
    internal static TResult Run<TReport, TResult>(
        IAnsiConsole? console, TimeProvider time, ConsoleProgressOptions options, Func<TReport, TimeSpan, ProgressLine?> describe,
        Func<IProgress<TReport>, TResult> work)
    {
        if (console is null)
            return work(new PlainLines<TReport>(options, describe, time));
        return console.Progress().Columns([.. Columns(options)])
            .Start(context => work(new Bar<TReport>(console, context.AddTask(Markup.Escape(options.Name), maxValue: 1), describe, time)));
    }

    private static IEnumerable<ProgressColumn> Columns(ConsoleProgressOptions options)
    {
        if (options.IsCount)
            yield return new SpinnerColumn();
        yield return new TaskDescriptionColumn();
        if (options.IsCount)
            yield break;
        yield return new ProgressBarColumn();
        yield return new PercentageColumn();
        if (options.EstimatesTime)
            yield return new RemainingTimeColumn();
    }

    private sealed class Bar<TReport>(IAnsiConsole console, ProgressTask task, Func<TReport, TimeSpan, ProgressLine?> describe, TimeProvider time)
        : IProgress<TReport>
    {
        private readonly long _started = time.GetTimestamp();

        public void Report(TReport value)
        {
            if (describe(value, time.GetElapsedTime(_started)) is not { } line)
                return;
            if (line.IsKept)
            {
                console.WriteLine(line.Text);
                return;
            }

            task.Description = Markup.Escape(line.Text);
            task.IsIndeterminate = line.Share is null;
            task.Value = line.Share ?? 0;
        }
    }

    private sealed class PlainLines<TReport>(ConsoleProgressOptions options, Func<TReport, TimeSpan, ProgressLine?> describe, TimeProvider time)
        : IProgress<TReport>
    {
        private readonly long _started = time.GetTimestamp();
        private readonly TextWriter _output = options.IsResult ? Console.Out : Console.Error;
        private long? _last = options.ShowsFirst ? null : time.GetTimestamp();

        public void Report(TReport value)
        {
            if (options.Interval is not { } interval || describe(value, time.GetElapsedTime(_started)) is not { } line)
                return;
            if (!line.IsKept && _last is { } last && time.GetElapsedTime(last) < interval)
                return;
            _output.WriteLine(line.Text);
            if (!line.IsKept)
                _last = time.GetTimestamp();
        }
    }
}

/// <summary>What a display shows of a report.</summary>
/// <param name="Text">A line.</param>
/// <param name="Share">The part of the work that is done, 0 to 1; null where nobody knows.</param>
/// <param name="IsKept">Whether the line stays, as that of a validation, instead of being replaced by the next.</param>
internal readonly record struct ProgressLine(string Text, double? Share = null, bool IsKept = false);

/// <summary>How a kind of work is shown.</summary>
/// <param name="Name">What is done, until the first report says more: "geocoding".</param>
internal sealed record ConsoleProgressOptions(string Name)
{
    /// <summary>The least time between two lines where there is no terminal; null for no lines.</summary>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan? Interval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the first report is shown at once, and not after an interval.</summary>
    /// <value>The default value is false.</value>
    public bool ShowsFirst { get; init; }

    /// <summary>Whether lines go to standard output, as a part of the result, and not to standard error.</summary>
    /// <value>The default value is false.</value>
    public bool IsResult { get; init; }

    /// <summary>Whether what is done is counted alone, without an end that is known: a spinner and no bar.</summary>
    /// <value>The default value is false.</value>
    public bool IsCount { get; init; }

    /// <summary>Whether a terminal shows the time that is left; not where the lines have it.</summary>
    /// <value>The default value is false.</value>
    public bool EstimatesTime { get; init; }
}
