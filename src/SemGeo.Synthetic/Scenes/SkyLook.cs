using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes;

/// <summary>The colours of the sky by the sun's height, the climate and the weather.</summary>
internal sealed class SkyLook
{
    private static readonly Rgb DayZenith = new(0.22f, 0.45f, 0.82f);
    private static readonly Rgb DayHorizon = new(0.72f, 0.84f, 0.94f);
    private static readonly Rgb DuskZenith = new(0.20f, 0.24f, 0.46f);
    private static readonly Rgb DuskHorizon = new(0.96f, 0.64f, 0.42f);
    private static readonly Rgb Overcast = new(0.74f, 0.77f, 0.80f);

    /// <param name="style">The style that the sky follows.</param>
    /// <param name="headingDegrees">The compass direction of the road.</param>
    /// <param name="cloudiness">0 clear, 1 overcast.</param>
    /// <param name="seed">Of the clouds' shapes.</param>
    public SkyLook(PlaceStyle style, float headingDegrees, float cloudiness, uint seed)
    {
        var sun = SunPosition.At(style.Latitude, style.TakenAt.DayOfYear - 1, style.TakenAt.TimeOfDay.TotalHours);
        var day = Light.Ramp(-3, 16, sun.ElevationDegrees);
        var deep = Light.Ramp(10, 70, sun.ElevationDegrees);
        Zenith = Rgb.Lerp(Rgb.Lerp(DuskZenith, DayZenith, day), new Rgb(0.12f, 0.34f, 0.76f), 0.5f * deep);
        Zenith = Rgb.Lerp(Zenith, Overcast * (0.55f + 0.35f * day), 0.9f * Light.Ramp(0.55f, 1, cloudiness));
        Horizon = HorizonColour(sun.ElevationDegrees, cloudiness, style.Climate);
        Cloud = Rgb.Lerp(new Rgb(0.93f, 0.66f, 0.55f), new Rgb(0.97f, 0.97f, 0.98f), day) * (1 - 0.12f * cloudiness);
        CloudShade = Rgb.Lerp(new Rgb(0.42f, 0.38f, 0.50f), new Rgb(0.72f, 0.75f, 0.80f), day);
        Cover = cloudiness;
        Seed = seed;
        SunColour = Rgb.Lerp(new Rgb(1, 0.72f, 0.42f), new Rgb(1, 0.98f, 0.90f), day);
        SunElevation = sun.ElevationDegrees * MathF.PI / 180;
        SunBearing = (sun.AzimuthDegrees - headingDegrees) * MathF.PI / 180;
    }

    public Rgb Zenith { get; }

    public Rgb Horizon { get; }

    public Rgb Cloud { get; }

    public Rgb CloudShade { get; }

    /// <summary>0 clear, 1 overcast.</summary>
    public float Cover { get; }

    public uint Seed { get; }

    public Rgb SunColour { get; }

    /// <summary>Radians above the horizon.</summary>
    public float SunElevation { get; }

    /// <summary>Radians to the right of the road's direction.</summary>
    public float SunBearing { get; }

    /// <summary>The sky just above the horizon, which is also the colour of haze.</summary>
    public static Rgb HorizonColour(float sunElevation, float cloudiness, ClimateZone climate)
    {
        var day = Light.Ramp(-3, 16, sunElevation);
        var tint = climate switch
        {
            ClimateZone.Desert or ClimateZone.Steppe => new Rgb(1.08f, 1.0f, 0.86f),
            ClimateZone.Savanna => new Rgb(1.05f, 1.0f, 0.92f),
            ClimateZone.Rainforest or ClimateZone.Subtropical => new Rgb(1.04f, 1.04f, 1.02f),
            ClimateZone.Polar or ClimateZone.Boreal => new Rgb(0.95f, 0.99f, 1.05f),
            _ => new Rgb(1, 1, 1),
        };
        var clear = Rgb.Lerp(DuskHorizon, DayHorizon, day) * tint;
        return Rgb.Lerp(clear, Overcast * (0.6f + 0.36f * day), 0.9f * Light.Ramp(0.5f, 1, cloudiness));
    }
}
