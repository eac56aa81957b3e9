namespace SemGeo.Vision.Explanation;

/// <summary>Points in [0, 1] and their weights, which sum to 1.</summary>
internal sealed record IntegrationPoints(float[] Positions, float[] Weights)
{
    public static IntegrationPoints Of(ExplanationOptions options)
    {
        if (options.Method == ExplanationMethod.Gradient)
            return new IntegrationPoints([1], [1]);
        return options.Rule == IntegrationRule.GaussLegendre ? GaussLegendre(options.Steps) : Midpoints(options.Steps);
    }

    private static IntegrationPoints Midpoints(int steps) =>
        new([.. Enumerable.Range(0, steps).Select(i => (i + 0.5f) / steps)], [.. Enumerable.Repeat(1f / steps, steps)]);

    /// <summary>The roots of the Legendre polynomial, by Newton's method from a close guess, moved from [-1, 1] to [0, 1].</summary>
    private static IntegrationPoints GaussLegendre(int steps)
    {
        var (positions, weights) = (new float[steps], new float[steps]);
        for (var i = 0; i < steps; i++)
        {
            var x = -Math.Cos(Math.PI * (i + 0.75) / (steps + 0.5));
            var derivative = 0.0;
            for (var round = 0; round < 100; round++)
            {
                (var value, derivative) = Legendre(steps, x);
                var step = value / derivative;
                x -= step;
                if (Math.Abs(step) < 1e-15)
                    break;
            }

            positions[i] = (float)((1 + x) / 2);
            weights[i] = (float)(1 / ((1 - x * x) * derivative * derivative));
        }

        return new IntegrationPoints(positions, weights);
    }

    private static (double Value, double Derivative) Legendre(int degree, double x)
    {
        var (before, value) = (1.0, x);
        for (var n = 2; n <= degree; n++)
            (before, value) = (value, ((2 * n - 1) * x * value - (n - 1) * before) / n);
        return (value, degree * (x * value - before) / (x * x - 1));
    }
}
