namespace SemGeo.Pipelines.Audit;

/// <summary>A mean with its 95 % interval by bootstrap: the middle 95 % of the means of samples drawn from the values with replacement.</summary>
internal readonly record struct MeanInterval(double Mean, double Low, double High)
{
    private const int Draws = 2000;
    private const double Tail = 0.025;

    /// <summary>The interval of values, the same one each time; NaN without values.</summary>
    public static MeanInterval Of(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
            return new MeanInterval(double.NaN, double.NaN, double.NaN);
        var random = new Random(1);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Count; i++)
                sum += values[random.Next(values.Count)];
            means[draw] = sum / values.Count;
        }

        Array.Sort(means);
        return new MeanInterval(values.Average(), means[(int)(Tail * Draws)], means[(int)((1 - Tail) * Draws) - 1]);
    }
}
