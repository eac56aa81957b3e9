namespace SemGeo.Concepts.Influence;

/// <summary>The k pixels of an explanation map with the greatest values, found by selection in three passes over digits of the values, not by sorting.</summary>
internal static class TopPixels
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Selects pixels; of equal values those come first that stand first in the map, row by row.</summary>
    /// <param name="map">A value a pixel, row by row.</param>
    /// <param name="width">The width of the map.</param>
    /// <param name="k">How many, at least 1 and at most all.</param>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    public static PixelSet Select(ReadOnlySpan<float> map, int width, int k)
    {
        var keys = Keys(map);
        var (threshold, equal) = Threshold(keys, k);
        var top = new PixelSet(width, map.Length / width);
        for (int y = 0, i = 0; y < top.Height; y++)
        {
            for (var x = 0; x < width; x++, i++)
            {
                if (keys[i] > threshold || (keys[i] == threshold && equal-- > 0))
                    top.Add(x, y);
            }
        }

        return top;
    }

    /// <summary>Unsigned numbers in the order of the values.</summary>
    private static uint[] Keys(ReadOnlySpan<float> map)
    {
        var keys = new uint[map.Length];
        for (var i = 0; i < map.Length; i++)
        {
            if (float.IsNaN(map[i]))
                throw new ArgumentException($"The explanation map has NaN at pixel {i} (row by row): the network computed with numbers out of range. Look at the image and the weights.", nameof(map));
            var bits = BitConverter.SingleToInt32Bits(map[i] + 0f); // Minus zero becomes zero, its equal.
            keys[i] = (uint)(bits ^ ((bits >> 31) | int.MinValue));
        }

        return keys;
    }

    /// <summary>The k-th greatest key, and how many of the keys equal to it are among the first k.</summary>
    private static (uint Key, int Equal) Threshold(uint[] keys, int k)
    {
        Span<int> counts = stackalloc int[Digits];
        var (prefix, mask, left) = (0u, 0u, k);
        for (var shift = 32 - DigitBits; ; shift = Math.Max(0, shift - DigitBits))
        {
            counts.Clear();
            foreach (var key in keys)
            {
                if ((key & mask) == prefix)
                    counts[(int)(key >> shift & (Digits - 1))]++;
            }

            var digit = Digits - 1;
            while (counts[digit] < left)
                left -= counts[digit--];
            prefix = (prefix & ~((uint)(Digits - 1) << shift)) | (uint)digit << shift;
            mask |= (uint)(Digits - 1) << shift;
            if (shift == 0)
                return (prefix, left);
        }
    }
}
