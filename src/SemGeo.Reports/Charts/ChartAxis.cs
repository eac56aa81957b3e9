using System.Globalization;

namespace SemGeo.Reports.Charts;

/// <summary>An axis with linear divisions.</summary>
/// <param name="Name">What it is of.</param>
/// <param name="Least">Where it begins.</param>
/// <param name="Most">Where it ends, above <paramref name="Least"/>.</param>
/// <param name="Ticks">Values that have a line across the chart and a label.</param>
internal sealed record ChartAxis(string Name, double Least, double Most, IReadOnlyList<(double Value, string Label)> Ticks)
{
    private const int Divisions = 5;

    // What divisions and their sum stay within a double's range of.
    private const double Smallest = 1e-300, Largest = 1e300;

    private static readonly double[] Steps = [1, 2, 5, 10];

    /// <summary>An axis from 0 to the first round number that is not below a value, in about five steps of 1, 2 or 5 times a power of ten.</summary>
    public static ChartAxis ToRound(string name, double most, Func<double, string>? label = null)
    {
        if (!(most is > Smallest and < Largest))
            most = 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(most / Divisions)));
        var step = power * Steps.First(factor => most / (power * factor) <= Divisions + 0.5);
        var count = (int)Math.Ceiling(most / step - 1e-9);
        label ??= value => value.ToString("#,0.######", CultureInfo.InvariantCulture);
        return new ChartAxis(name, 0, count * step, [.. Enumerable.Range(0, count + 1).Select(i => (i * step, label(i * step)))]);
    }
}
