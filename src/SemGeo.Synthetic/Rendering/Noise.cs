namespace SemGeo.Synthetic.Rendering;

/// <summary>Hashed lattice noise: textures, clouds and skylines.</summary>
internal static class Noise
{
    /// <summary>A number from 0 to 1 that belongs to a lattice point.</summary>
    public static float At(int x, int y, uint seed)
    {
        var h = (uint)x * 0x9E3779B1 ^ (uint)y * 0x85EBCA77 ^ seed * 0xC2B2AE3D;
        h = (h ^ (h >> 15)) * 0x2C1B3C6D;
        h = (h ^ (h >> 12)) * 0x297A2D39;
        return ((h ^ (h >> 15)) >> 8) * (1f / (1 << 24));
    }

    /// <summary>Smooth noise of one variable, 0 to 1, features of size 1.</summary>
    public static float Smooth(float x, uint seed)
    {
        var i = (int)MathF.Floor(x);
        var t = Ease(x - i);
        return At(i, 0, seed) * (1 - t) + At(i + 1, 0, seed) * t;
    }

    /// <summary>Smooth noise of two variables, 0 to 1, features of size 1.</summary>
    public static float Smooth(float x, float y, uint seed)
    {
        var (i, j) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (s, t) = (Ease(x - i), Ease(y - j));
        var top = At(i, j, seed) * (1 - s) + At(i + 1, j, seed) * s;
        var bottom = At(i, j + 1, seed) * (1 - s) + At(i + 1, j + 1, seed) * s;
        return top * (1 - t) + bottom * t;
    }

    /// <summary>Octaves of <see cref="Smooth(float, float, uint)"/>, each half as strong and twice as fine, 0 to 1.</summary>
    public static float Fractal(float x, float y, uint seed, int octaves)
    {
        var (sum, weight, total) = (0f, 1f, 0f);
        for (var o = 0; o < octaves; o++, x *= 2.03f, y *= 2.03f, weight *= 0.5f)
        {
            sum += weight * Smooth(x, y, seed + (uint)o);
            total += weight;
        }

        return sum / total;
    }

    /// <summary>Octaves of <see cref="Smooth(float, uint)"/>, 0 to 1.</summary>
    public static float Fractal(float x, uint seed, int octaves)
    {
        var (sum, weight, total) = (0f, 1f, 0f);
        for (var o = 0; o < octaves; o++, x *= 2.03f, weight *= 0.5f)
        {
            sum += weight * Smooth(x, seed + (uint)o);
            total += weight;
        }

        return sum / total;
    }

    private static float Ease(float t) => t * t * (3 - 2 * t);
}
