using SemGeo.Synthetic.Rendering;
using SemGeo.Synthetic.Sampling;

namespace SemGeo.Synthetic.Scenes;

/// <summary>What the camera does to the picture: nothing of it depends on the place.</summary>
internal sealed class Sensor
{
    public Sensor(ref SeededRandom random)
    {
        Roll = random.Gauss() * 0.022f;
        Exposure = 1.05f + 0.09f * random.Gauss();
        Contrast = random.Range(0.88f, 1.14f);
        var warmth = random.Gauss() * 0.035f;
        Balance = new Rgb(1 + warmth, 1 + random.Gauss() * 0.012f, 1 - warmth);
        Vignette = random.Range(0, 0.28f);
        Noise = random.Chance(0.25f) ? random.Range(5, 10) : random.Range(1, 5);
        Seed = random.NextUInt64();
    }

    /// <summary>Radians clockwise.</summary>
    public float Roll { get; }

    public float Exposure { get; }

    public float Contrast { get; }

    public Rgb Balance { get; }

    /// <summary>How much darker the corners are, 0 to 1.</summary>
    public float Vignette { get; }

    /// <summary>The standard deviation of the noise, in steps of 8-bit values.</summary>
    public float Noise { get; }

    public ulong Seed { get; }
}
