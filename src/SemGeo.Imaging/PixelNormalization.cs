namespace SemGeo.Imaging;

/// <summary>Turns bytes into what a network takes: (value / 255 - mean) / standard deviation, for each of red, green and blue.</summary>
/// <param name="MeanRed">Mean of red.</param>
/// <param name="MeanGreen">Mean of green.</param>
/// <param name="MeanBlue">Mean of blue.</param>
/// <param name="StdRed">Standard deviation of red, greater than 0.</param>
/// <param name="StdGreen">Standard deviation of green, greater than 0.</param>
/// <param name="StdBlue">Standard deviation of blue, greater than 0.</param>
public readonly record struct PixelNormalization(float MeanRed, float MeanGreen, float MeanBlue, float StdRed, float StdGreen, float StdBlue)
{
    /// <summary>The constants of ImageNet, which torchvision's and the authors' weights expect.</summary>
    public static PixelNormalization ImageNet { get; } = new(0.485f, 0.456f, 0.406f, 0.229f, 0.224f, 0.225f);

    /// <summary>Whether all numbers are finite and the standard deviations are greater than 0.</summary>
    public bool IsValid =>
        float.IsFinite(MeanRed) && float.IsFinite(MeanGreen) && float.IsFinite(MeanBlue)
        && float.IsFinite(StdRed) && float.IsFinite(StdGreen) && float.IsFinite(StdBlue)
        && StdRed > 0 && StdGreen > 0 && StdBlue > 0;

    /// <summary>Normalises interleaved RGB.</summary>
    /// <param name="rgb">Bytes, red first; a multiple of three.</param>
    /// <param name="target">As many values.</param>
    /// <exception cref="ArgumentException">The lengths differ or are no multiple of three.</exception>
    public void Apply(ReadOnlySpan<byte> rgb, Span<float> target)
    {
        if (rgb.Length % 3 != 0 || target.Length != rgb.Length)
            throw new ArgumentException($"{rgb.Length} bytes of RGB do not fit {target.Length} values.", nameof(target));
        float gainRed = 1 / (255 * StdRed), gainGreen = 1 / (255 * StdGreen), gainBlue = 1 / (255 * StdBlue);
        float offsetRed = -MeanRed / StdRed, offsetGreen = -MeanGreen / StdGreen, offsetBlue = -MeanBlue / StdBlue;
        for (var i = 0; i + 2 < rgb.Length; i += 3)
        {
            target[i] = rgb[i] * gainRed + offsetRed;
            target[i + 1] = rgb[i + 1] * gainGreen + offsetGreen;
            target[i + 2] = rgb[i + 2] * gainBlue + offsetBlue;
        }
    }
}
