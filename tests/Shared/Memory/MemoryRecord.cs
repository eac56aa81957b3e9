using System.Globalization;

namespace SemGeo.Testing;

/// <summary>What a process held after each repetition of the same work.</summary>
/// <param name="ResidentBytes">The resident memory after each repetition.</param>
/// <param name="Files">The open files.</param>
/// <param name="Threads">The threads.</param>
internal sealed record MemoryRecord(IReadOnlyList<long> ResidentBytes, IReadOnlyList<int> Files, IReadOnlyList<int> Threads)
{
    /// <summary>How many kilobytes memory grows in a repetition: the slope of the least squares line.</summary>
    public double GrowthKb => Slope([.. ResidentBytes.Select(bytes => bytes / 1024.0)]);

    /// <summary>The slope of the least squares line through values at 0, 1, 2 ...</summary>
    public static double Slope(IReadOnlyList<double> values)
    {
        var (middle, mean) = ((values.Count - 1) / 2.0, values.Average());
        var (covariance, variance) = (0.0, 0.0);
        for (var i = 0; i < values.Count; i++)
        {
            covariance += (i - middle) * (values[i] - mean);
            variance += (i - middle) * (i - middle);
        }

        return covariance / variance;
    }

    /// <summary>Whether a count has come back: the least of the last tenth is not above the most of the first tenth. The runtime's own threads come and go.</summary>
    public static bool Returns(IReadOnlyList<int> counts)
    {
        var tenth = Math.Max(1, counts.Count / 10);
        return counts.TakeLast(tenth).Min() <= counts.Take(tenth).Max();
    }

    /// <summary>A line a repetition.</summary>
    public string ToText() => string.Join('\n', ResidentBytes.Select((bytes, i) => string.Create(CultureInfo.InvariantCulture, $"{bytes} {Files[i]} {Threads[i]}")));

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    public static MemoryRecord Parse(string text)
    {
        long[][] rows = [.. text.Split('\n').Select(line => Array.ConvertAll(line.Split(' '), number => long.Parse(number, CultureInfo.InvariantCulture)))];
        return new MemoryRecord([.. rows.Select(row => row[0])], [.. rows.Select(row => (int)row[1])], [.. rows.Select(row => (int)row[2])]);
    }
}
