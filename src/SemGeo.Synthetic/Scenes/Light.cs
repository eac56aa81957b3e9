using System.Numerics;
using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Styles;

namespace SemGeo.Synthetic.Scenes;

/// <summary>Sun, sky light and haze, the same for everything in a scene.</summary>
internal sealed class Light
{
    private const float HalfHazeMetres = 700;

    private static readonly Rgb LowSun = new(1.0f, 0.62f, 0.36f);
    private static readonly Rgb HighSun = new(1.0f, 0.97f, 0.90f);
    private static readonly Rgb DuskLight = new(0.47f, 0.47f, 0.57f);
    private static readonly Rgb DayLight = new(0.60f, 0.64f, 0.72f);

    /// <param name="shape">The style that the light follows.</param>
    /// <param name="headingDegrees">The compass direction of the road.</param>
    /// <param name="cloudiness">0 clear, 1 overcast.</param>
    public Light(PlaceStyle shape, float headingDegrees, float cloudiness)
    {
        var sun = SunPosition.At(shape.Latitude, shape.TakenAt.DayOfYear - 1, shape.TakenAt.TimeOfDay.TotalHours);
        Elevation = sun.ElevationDegrees;
        var (sin, cos) = MathF.SinCos((sun.AzimuthDegrees - headingDegrees) * MathF.PI / 180);
        var (up, flat) = MathF.SinCos(Math.Max(Elevation, 4) * MathF.PI / 180);
        Direction = new Vector3(sin * flat, up, cos * flat);
        var day = Ramp(-6, 14, Elevation);
        Strength = Ramp(-2, 10, Elevation) * (1 - 0.85f * cloudiness);
        Sun = Rgb.Lerp(LowSun, HighSun, Ramp(0, 28, Elevation)) * (0.62f * Strength);
        Ambient = Rgb.Lerp(DuskLight, DayLight, day) * (1 - 0.12f * cloudiness) * (1 + 0.25f * (1 - Strength) * day);
        var sky = SkyLook.HorizonColour(Elevation, cloudiness, shape.Climate);
        Haze = Rgb.Lerp(sky, Ambient, 0.25f);
        IsDusk = Elevation < 3;
    }

    /// <summary>Degrees above the horizon.</summary>
    public float Elevation { get; }

    /// <summary>From the scene to the sun, of length 1.</summary>
    public Vector3 Direction { get; }

    /// <summary>How much of the light casts shadows, 0 to 1.</summary>
    public float Strength { get; }

    public Rgb Sun { get; }

    public Rgb Ambient { get; }

    public Rgb Haze { get; }

    /// <summary>Whether windows are lit.</summary>
    public bool IsDusk { get; }

    /// <summary>What a shadow leaves of the ground's brightness.</summary>
    public float ShadowFactor => 1 - 0.42f * Strength;

    /// <summary>The share of a surface's light that comes straight from the sun: 0 for one that faces away, 1 for one that faces it.</summary>
    public float Facing(Vector3 normal) => Math.Max(0, Vector3.Dot(normal, Direction));

    /// <summary>A surface's colour as it is seen.</summary>
    /// <param name="colour">Its own colour.</param>
    /// <param name="facing">See <see cref="Facing"/>.</param>
    /// <param name="metres">How far away it is.</param>
    public Rgb On(Rgb colour, float facing, float metres)
    {
        var lit = colour * (Ambient + Sun * facing);
        return Rgb.Lerp(lit, Haze, 1 - HalfHazeMetres / (HalfHazeMetres + Math.Max(0, metres)));
    }

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, smooth between.</summary>
    public static float Ramp(float from, float to, float x)
    {
        var t = Math.Clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
