namespace SemGeo.Synthetic.Rendering;

/// <summary>A colour with parts from 0 to 1; more than 1 is clipped when it is packed.</summary>
internal readonly record struct Rgb(float R, float G, float B)
{
    public static Rgb operator *(Rgb a, float s) => new(a.R * s, a.G * s, a.B * s);

    public static Rgb operator *(Rgb a, Rgb b) => new(a.R * b.R, a.G * b.G, a.B * b.B);

    public static Rgb operator +(Rgb a, Rgb b) => new(a.R + b.R, a.G + b.G, a.B + b.B);

    public static Rgb Lerp(Rgb a, Rgb b, float t) => a * (1 - t) + b * t;

    /// <param name="hue">0 is red, 1/3 green, 2/3 blue; wraps.</param>
    /// <param name="saturation">0 to 1.</param>
    /// <param name="value">0 to 1.</param>
    public static Rgb FromHsv(float hue, float saturation, float value)
    {
        hue = (hue - MathF.Floor(hue)) * 6;
        return new Rgb(Part(5), Part(3), Part(1));

        float Part(int n)
        {
            var k = (n + hue) % 6;
            return value * (1 - saturation * Math.Clamp(Math.Min(k, 4 - k), 0, 1));
        }
    }

    /// <summary>A sample of the canvas: red in the lowest byte, then green, blue and the concept.</summary>
    public uint Pack(byte concept) => ToByte(R) | ToByte(G) << 8 | ToByte(B) << 16 | (uint)concept << 24;

    private static uint ToByte(float part) => (uint)(Math.Clamp(part, 0, 1) * 255 + 0.5f);
}
