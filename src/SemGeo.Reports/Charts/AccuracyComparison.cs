using System.Globalization;
using SemGeo.Evaluation;
using SemGeo.Reports.Html;

namespace SemGeo.Reports.Charts;

/// <summary>Draws accuracies over the radii: the mean of repetitions as a line, their standard deviation as a bar up and down.</summary>
public static class AccuracyComparison
{
    // Points at one radius stand beside one another, so that their bars are seen.
    private const double Apart = 0.06;

    /// <summary>Writes an SVG drawing, light or dark as the reader has it.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="title">What is compared.</param>
    /// <param name="compared">The lines; those of one chart stand together, and have the same colours in each.</param>
    public static void Write(TextWriter writer, string title, IReadOnlyList<ComparedRuns> compared)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(compared);
        LineChart.WriteDrawing(writer, title, Charts(compared));
    }

    internal static IReadOnlyList<Chart> Charts(IReadOnlyList<ComparedRuns> compared)
    {
        // Results have one axis, to be compared by eye; a chart of bounds alone, which may be far above them, has its own.
        var names = compared.Where(runs => !runs.IsBound).Select(runs => runs.Name).Distinct().ToList();
        return [.. compared.GroupBy(runs => runs.Chart).GroupBy(chart => chart.All(runs => runs.IsBound)).SelectMany(charts => charts.Select(chart => Draw(chart.Key, [.. chart], AxisOf(charts.SelectMany(runs => runs)), names)))];
    }

    private static ChartAxis AxisOf(IEnumerable<ComparedRuns> compared) => ChartAxis.ToRound(
        "accuracy", compared.SelectMany(runs => Points(runs, 0)).Max(point => point.Y + point.Spread), share => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.#}\u202f%"));

    private static Chart Draw(string title, ComparedRuns[] compared, ChartAxis y, List<string> names)
    {
        var radii = compared[0].Runs[0].Accuracies.Select(accuracy => accuracy.RadiusKm).ToArray();
        var x = new ChartAxis("within", -0.3, radii.Length - 0.7, [.. radii.Select((radius, i) => ((double)i, Text.Kilometres(radius)))]);
        var results = compared.Where(runs => !runs.IsBound).ToList();
        var series = new List<ChartSeries>();
        foreach (var runs in compared)
        {
            var place = runs.IsBound ? 0 : results.IndexOf(runs) - (results.Count - 1) / 2.0;
            var colour = names.FindIndex(name => runs.Name.StartsWith(name, StringComparison.Ordinal));
            series.Add(new ChartSeries(runs.Name, colour < 0 ? 5 : colour % 5, Points(runs, Apart * place)) { IsDashed = runs.IsBound, HasDots = !runs.IsBound });
        }

        var told = string.Join("; ", compared.Select(runs => $"{runs.Name}: {string.Join(", ", Points(runs, 0).Select((point, i) => string.Create(CultureInfo.InvariantCulture, $"{100 * point.Y:0.0} % within {radii[i]:0} km")))}"));
        return new Chart(title, $"{title}, mean accuracies: {told}.", x, y, series);
    }

    private static ChartPoint[] Points(ComparedRuns runs, double shift) => [.. runs.Runs[0].Accuracies.Select((accuracy, i) =>
    {
        var value = MeanDeviation.Of([.. runs.Runs.Select(run => run.AccuracyAt(accuracy.RadiusKm).Value)]);
        return new ChartPoint(i + shift, value.Mean, double.IsNaN(value.Deviation) ? 0 : value.Deviation);
    })];
}
