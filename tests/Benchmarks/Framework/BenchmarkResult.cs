using System.Diagnostics;
using System.Globalization;
using SemGeo.Numerics;

namespace SemGeo.Benchmarks.Framework;

/// <summary>The outcome of a comparison: a rate for each round, higher is better.</summary>
/// <param name="Ours">Our rates, round by round.</param>
/// <param name="Baseline">The baseline's rates of the same rounds; empty where it could not run.</param>
/// <param name="Unit">What the rates count, such as "rows/s".</param>
internal sealed record BenchmarkResult(IReadOnlyList<double> Ours, IReadOnlyList<double> Baseline, string Unit)
{
    /// <summary>The most memory in bytes that the baseline's process has held; null where it is not known.</summary>
    public long? BaselinePeak { get; init; }

    /// <summary>A second baseline; null where there was none.</summary>
    public SecondBaseline? Second { get; init; }

    /// <summary>How many times faster ours is, round by round.</summary>
    public IReadOnlyList<double> Ratios => [.. Ours.Zip(Baseline, (ours, baseline) => ours / baseline)];

    /// <summary>The last line of a benchmark: <c>NAME ratio=R ours=... baseline=... peak_mb=...</c>. The ratio is the median of the rounds' ratios.</summary>
    public string ToLine(string name)
    {
        var ratios = Ratios;
        using var process = Process.GetCurrentProcess();
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{name} ratio={Median.Of(ratios):0.00} ours={Median.Of(Ours):0.#} baseline={Median.Of(Baseline):0.#} peak_mb={process.PeakWorkingSet64 / 1048576.0:0}");
        if (ratios.Count > 0)
            line += string.Create(CultureInfo.InvariantCulture, $" rounds={ratios.Count} ratio_min={ratios.Min():0.00} ratio_max={ratios.Max():0.00}");
        if (BaselinePeak is { } peak)
            line += string.Create(CultureInfo.InvariantCulture, $" baseline_peak_mb={peak / 1048576.0:0}");
        if (Second is { } second)
        {
            var ratio = Median.Of([.. Ours.Zip(second.Rates, (ours, other) => ours / other)]);
            line += string.Create(CultureInfo.InvariantCulture, $" second={second.Name} second_ratio={ratio:0.00} second_rate={Median.Of(second.Rates):0.#} second_peak_mb={second.Peak / 1048576.0:0}");
        }

        return $"{line} unit={Unit}";
    }
}
