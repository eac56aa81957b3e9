using SemGeo.Geography;

namespace SemGeo.ML;

/// <summary>
/// Which photos are held back for validation: a share of the spots (0.01 degrees, about a kilometre), so that photos of one spot are never on both sides;
/// a photo without a coordinate is a spot of its own.
/// </summary>
internal sealed class ValidationSplit(double fraction, int seed)
{
    private const double SpotsPerDegree = 100;

    public bool IsValidation(long row, GeoCoordinate coordinate)
    {
        var (a, b) = coordinate.IsMissing
            ? ((ulong)row, ulong.MaxValue)
            : ((ulong)(long)Math.Floor(coordinate.Latitude * SpotsPerDegree), (ulong)(long)Math.Floor(coordinate.Longitude * SpotsPerDegree));
        return (Mix(Mix(Mix((ulong)seed) ^ a) ^ b) >> 11) * (1.0 / (1UL << 53)) < fraction;
    }

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014): the same share on every machine and run.
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
