using SemGeo.Pipelines.Output;
using SemGeo.Testing;
using Spectre.Console;

namespace SemGeo.Pipelines.Tests.Output;

[TestClass]
public sealed class ConsoleProgressTests
{
    private static readonly ConsoleProgressOptions Every10 = new("working") { Interval = TimeSpan.FromSeconds(10) };

    [TestMethod]
    public async Task Without_a_terminal_there_is_a_line_now_and_then_on_standard_error()
    {
        var run = await RunAsync(Every10, 5, 9, 10, 15, 19, 20);

        Assert.AreEqual(("", "10 s\n20 s\n"), (run.Output, run.Error.ReplaceLineEndings("\n")));
    }

    [TestMethod]
    public async Task The_first_report_is_shown_where_it_is_wanted_and_results_go_to_standard_output()
    {
        var run = await RunAsync(Every10 with { ShowsFirst = true, IsResult = true }, 1, 5, 11, 12);

        Assert.AreEqual(("1 s\n11 s\n", ""), (run.Output.ReplaceLineEndings("\n"), run.Error));
    }

    [TestMethod]
    public async Task Lines_that_stay_come_at_once_and_delay_no_others()
    {
        var run = await RunAsync(Every10, 5, -6, -7, 10);

        Assert.AreEqual("6 s stays\n7 s stays\n10 s\n", run.Error.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public async Task Without_an_interval_and_for_reports_without_words_nothing_is_shown()
    {
        Assert.AreEqual("", (await RunAsync(Every10 with { Interval = null }, 30, -40)).Error);
        Assert.AreEqual("100 s\n", (await RunAsync(Every10, 0, 100)).Error.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_terminal_shows_the_last_report_and_the_lines_that_stay(bool isCount)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(output) });
        var clock = new Clock();

        var result = ConsoleProgress.Run<int, int>(console, clock, Every10 with { IsCount = isCount }, Describe, progress => Report(progress, clock, [3, -4, 25]));

        Assert.AreEqual(3, result);
        Assert.Contains("4 s stays", output.ToString());
        Assert.Contains("25 s", output.ToString());
        Assert.AreEqual(!isCount, output.ToString().Contains("25%", StringComparison.Ordinal));
    }

    // A negative time is a line that stays, 0 a report without words.
    private static ProgressLine? Describe(int seconds, TimeSpan elapsed)
    {
        Assert.AreEqual(Math.Abs(seconds), elapsed.TotalSeconds);
        return seconds == 0 ? null : new ProgressLine($"{Math.Abs(seconds)} s{(seconds < 0 ? " stays" : "")}", seconds / 100.0, seconds < 0);
    }

    private static Task<RunResult> RunAsync(ConsoleProgressOptions options, params int[] seconds)
    {
        var clock = new Clock();
        return RunResult.CaptureAsync(() => Task.FromResult(ConsoleProgress.Run<int, int>(null, clock, options, Describe, progress => Report(progress, clock, seconds))));
    }

    private static int Report(IProgress<int> progress, Clock clock, int[] seconds)
    {
        foreach (var second in seconds)
        {
            clock.Now = TimeSpan.FromSeconds(Math.Abs(second));
            progress.Report(second);
        }

        return seconds.Length;
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
