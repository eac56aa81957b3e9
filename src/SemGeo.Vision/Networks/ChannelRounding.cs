namespace SemGeo.Vision.Networks;

/// <summary>Numbers of channels that are multiples of eight.</summary>
internal static class ChannelRounding
{
    private const int Divisor = 8;

    /// <summary>The nearest multiple of eight, at least eight, and never less than nine tenths (the rule of the MobileNets).</summary>
    public static int Round(double channels)
    {
        var rounded = Math.Max(Divisor, (int)(channels + (Divisor / 2.0)) / Divisor * Divisor);
        return rounded < 0.9 * channels ? rounded + Divisor : rounded;
    }
}
