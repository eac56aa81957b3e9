using System.Diagnostics;
using System.Globalization;

namespace SemGeo.Benchmarks.Framework;

/// <summary>
/// Times ways of doing the same work in turn, A B A B ... (or A B C), in one run: what else the machine does in the meantime hits all. Each round gives a ratio;
/// the comparison is the median of these, and their range says how far to trust it.
/// </summary>
internal static class AlternatingRunner
{
    /// <summary>Runs both once to warm up, then in turn.</summary>
    /// <param name="rounds">Timed runs of each.</param>
    /// <param name="items">How many items one run works on.</param>
    /// <param name="unit">What an item and second is called, such as "rows/s".</param>
    /// <param name="ours">Our work.</param>
    /// <param name="baseline">The baseline; returns the seconds that it took, where it knows better than our clock (another process), or null. Null: there is none.</param>
    public static BenchmarkResult Run(int rounds, long items, string unit, Action ours, Func<double?>? baseline)
        => RunMeasured(rounds, items, unit, () => Time(() => Do(ours)), baseline is null ? null : () => Time(baseline));

    /// <summary>The same against processes.</summary>
    /// <param name="rounds">Timed runs of each.</param>
    /// <param name="items">How many items one run works on.</param>
    /// <param name="unit">What an item and second is called, such as "rows/s".</param>
    /// <param name="ours">Our work.</param>
    /// <param name="baseline">What the ratio is of; null: there is none.</param>
    /// <param name="second">Another one, for a second figure; null: there is none.</param>
    /// <param name="secondName">What it is called.</param>
    public static BenchmarkResult Run(int rounds, long items, string unit, Action ours, BaselineProcess? baseline, BaselineProcess? second, string secondName)
    {
        var secondRates = new List<double>();
        var (isWarm, round) = (false, 0);
        var result = RunMeasured(rounds, items, unit, () => Time(() => Do(ours)), baseline is null ? null : baseline.Run, second is null ? null : () =>
        {
            var rate = items / second.Run();
            if (isWarm)
            {
                secondRates.Add(rate);
                Console.WriteLine($"round {++round}: {secondName} {Text(rate)} {unit}");
            }

            isWarm = true;
        });
        return result with
        {
            BaselinePeak = baseline?.Peak,
            Second = second is null ? null : new SecondBaseline(secondName, secondRates, second.Peak),
        };
    }

    /// <summary>The same for work that measures itself.</summary>
    /// <param name="rounds">Timed runs of each.</param>
    /// <param name="items">How many items one run works on.</param>
    /// <param name="unit">What an item and second is called, such as "rows/s".</param>
    /// <param name="ours">Our work; returns the seconds that it took.</param>
    /// <param name="baseline">The baseline; returns the seconds that it took. Null: there is none.</param>
    /// <param name="after">What else is done in every round, the one to warm up included.</param>
    public static BenchmarkResult RunMeasured(int rounds, long items, string unit, Func<double> ours, Func<double>? baseline, Action? after = null)
    {
        ours();
        baseline?.Invoke();
        after?.Invoke();
        var (oursRates, baselineRates) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            oursRates.Add(items / ours());
            var line = $"round {round}: ours {Text(oursRates[^1])} {unit}";
            if (baseline is not null)
            {
                baselineRates.Add(items / baseline());
                line += string.Create(CultureInfo.InvariantCulture, $", baseline {Text(baselineRates[^1])} {unit}, ratio {oursRates[^1] / baselineRates[^1]:0.00}");
            }

            Console.WriteLine(line);
            after?.Invoke();
        }

        return new BenchmarkResult(oursRates, baselineRates, unit);
    }

    private static double Time(Func<double?> work)
    {
        var watch = Stopwatch.StartNew();
        return work() ?? watch.Elapsed.TotalSeconds;
    }

    private static double? Do(Action work)
    {
        work();
        return null;
    }

    private static string Text(double rate) => rate.ToString("0.#", CultureInfo.InvariantCulture);
}
