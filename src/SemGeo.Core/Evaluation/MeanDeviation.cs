namespace SemGeo.Evaluation;

/// <summary>The mean of repetitions, such as seeds, and how far they lie apart.</summary>
/// <param name="Mean">The mean; NaN without values.</param>
/// <param name="Deviation">The standard deviation of a sample (divided by n - 1); NaN for fewer than two values.</param>
public readonly record struct MeanDeviation(double Mean, double Deviation)
{
    /// <summary>Of values.</summary>
    public static MeanDeviation Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var mean = values.Count == 0 ? double.NaN : values.Average();
        return new MeanDeviation(mean, values.Count < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }
}
