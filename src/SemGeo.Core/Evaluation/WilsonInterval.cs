namespace SemGeo.Evaluation;

/// <summary>
/// The 95 % confidence interval of a fraction after Wilson (1927): (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n) with
/// z = 1.96. Unlike the normal approximation it stays within 0 and 1 and is right for few rows and extreme fractions.
/// </summary>
/// <param name="Low">The lower end, 0 to 1.</param>
/// <param name="High">The upper end, 0 to 1.</param>
public readonly record struct WilsonInterval(double Low, double High)
{
    private const double Z = 1.959963984540054; // The 97.5 % quantile of the normal distribution.

    /// <summary>The interval of a fraction; 0 to 1 where there are no rows.</summary>
    /// <param name="fraction">The fraction of hits, 0 to 1; an expected fraction may be meant.</param>
    /// <param name="rows">The rows it is of.</param>
    public static WilsonInterval Of(double fraction, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (rows == 0)
            return new WilsonInterval(0, 1);
        if (!(fraction is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A fraction lies between 0 and 1.");
        var n = (double)rows;
        var centre = fraction + Z * Z / (2 * n);
        var half = Z * Math.Sqrt(fraction * (1 - fraction) / n + Z * Z / (4 * n * n));
        var scale = 1 + Z * Z / n;

        // At the ends both terms are equal but for rounding.
        return new WilsonInterval(fraction == 0 ? 0 : (centre - half) / scale, fraction == 1 ? 1 : (centre + half) / scale);
    }
}
