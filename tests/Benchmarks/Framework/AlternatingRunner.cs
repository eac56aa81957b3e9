using System.Diagnostics;
using System.Globalization;

namespace SemGeo.Benchmarks.Framework;

/// <summary>
/// Times two ways of doing the same work in turn, A B A B ..., in one run: what else the machine does in the meantime hits both.
/// </summary>
internal static class AlternatingRunner
{
    /// <summary>Runs both once to warm up, then in turn, and compares the medians.</summary>
    /// <param name="rounds">Timed runs of each.</param>
    /// <param name="items">How many items one run works on.</param>
    /// <param name="unit">What an item and second is called, such as "rows/s".</param>
    /// <param name="ours">Our work.</param>
    /// <param name="baseline">The baseline; returns the seconds that it took, where it knows better than our clock (another process), or null. Null: there is none.</param>
    public static BenchmarkResult Run(int rounds, long items, string unit, Action ours, Func<double?>? baseline)
    {
        ours();
        baseline?.Invoke();
        var (oursSeconds, baselineSeconds) = (new List<double>(), new List<double>());
        for (var round = 1; round <= rounds; round++)
        {
            oursSeconds.Add(Time(() =>
            {
                ours();
                return null;
            }));
            var line = $"round {round}: ours {Rate(items, oursSeconds[^1])} {unit}";
            if (baseline is not null)
            {
                baselineSeconds.Add(Time(baseline));
                line += $", baseline {Rate(items, baselineSeconds[^1])} {unit}";
            }

            Console.WriteLine(line);
        }

        return new BenchmarkResult(items / Median(oursSeconds), baseline is null ? double.NaN : items / Median(baselineSeconds));
    }

    private static double Time(Func<double?> work)
    {
        var watch = Stopwatch.StartNew();
        return work() ?? watch.Elapsed.TotalSeconds;
    }

    private static string Rate(long items, double seconds) => (items / seconds).ToString("0", CultureInfo.InvariantCulture);

    private static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
