using System.Globalization;

namespace SemGeo.Reports.Charts;

/// <summary>Lines over two axes.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Told">The same in a sentence with figures, for those who do not see it.</param>
/// <param name="X">The axis from left to right.</param>
/// <param name="Y">The axis from the bottom up.</param>
/// <param name="Series">The lines.</param>
internal sealed record Chart(string Title, string Told, ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series);

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

/// <summary>A line of a chart.</summary>
/// <param name="Name">What stands at its end; empty for nothing.</param>
/// <param name="Colour">The number of its colour, 0 to 5.</param>
/// <param name="Points">Its points, from left to right.</param>
internal sealed record ChartSeries(string Name, int Colour, IReadOnlyList<ChartPoint> Points)
{
    /// <summary>Whether the line is broken.</summary>
    public bool IsDashed { get; init; }

    /// <summary>Whether each point is marked.</summary>
    public bool HasDots { get; init; }
}

/// <summary>A point of a line.</summary>
/// <param name="X">Where on the axis from left to right.</param>
/// <param name="Y">Where on the axis from the bottom up; NaN interrupts the line.</param>
/// <param name="Spread">How far a bar reaches above and below it; 0 for none.</param>
internal readonly record struct ChartPoint(double X, double Y, double Spread = 0);
