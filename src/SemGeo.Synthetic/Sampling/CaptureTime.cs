using SemGeo.Synthetic.Scenes;

namespace SemGeo.Synthetic.Sampling;

/// <summary>Draws when a photo is taken: any day of the year, by day or at dusk.</summary>
internal static class CaptureTime
{
    /// <summary>The lowest sun that still lights a photo, in degrees.</summary>
    private const float LowestSun = -2;

    private const int Year = 2024;

    /// <summary>A local solar time at which the sun is up; noon where it never is.</summary>
    public static DateTime Draw(ref SeededRandom random, double latitude)
    {
        var day = random.Index(365);
        var hour = random.Range(7, 18.7f);
        while (Math.Abs(hour - 12) > 0.5f && SunPosition.At(latitude, day, hour).ElevationDegrees < LowestSun)
            hour = 12 + (hour - 12) * 0.8f;
        return new DateTime(Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(day).AddSeconds((int)(hour * 3600));
    }
}
