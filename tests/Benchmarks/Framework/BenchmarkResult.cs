using System.Diagnostics;
using System.Globalization;

namespace SemGeo.Benchmarks.Framework;

/// <summary>The outcome of a comparison: rates, higher is better.</summary>
/// <param name="Ours">Our median rate.</param>
/// <param name="Baseline">The baseline's median rate; NaN where it could not run.</param>
internal sealed record BenchmarkResult(double Ours, double Baseline)
{
    /// <summary>How many times faster ours is.</summary>
    public double Ratio => Ours / Baseline;

    /// <summary>The last line of a benchmark: <c>NAME ratio=R ours=... baseline=... peak_mb=...</c>.</summary>
    public string ToLine(string name)
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{name} ratio={Ratio:0.00} ours={Ours:0.#} baseline={Baseline:0.#} peak_mb={process.PeakWorkingSet64 / 1048576.0:0}");
    }
}
