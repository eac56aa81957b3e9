namespace SemGeo.Experiments.PlantedClues;

/// <summary>A mean with its 95 % interval.</summary>
internal readonly record struct MeanInterval(double Mean, double Low, double High)
{
    private const int Draws = 2000;
    private const double Tail = 0.025;

    // The 97.5th percentile of Student's t for 1, 2, 3, ... degrees of freedom; from then on the normal distribution's is close enough.
    private static readonly double[] Student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086];
    private const double Normal = 1.96;

    /// <summary>The interval of few values by Student's t, such as of one value a model; NaN with fewer than two.</summary>
    public static MeanInterval OfFew(IReadOnlyList<double> values)
    {
        if (values.Count < 2)
            return new MeanInterval(values.Count == 1 ? values[0] : double.NaN, double.NaN, double.NaN);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        var half = (values.Count - 2 < Student.Length ? Student[values.Count - 2] : Normal) * deviation / Math.Sqrt(values.Count);
        return new MeanInterval(mean, mean - half, mean + half);
    }

    /// <summary>The interval of many values by bootstrap, the middle 95 % of the means of samples drawn from them with replacement: the same one each time; NaN without values.</summary>
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
