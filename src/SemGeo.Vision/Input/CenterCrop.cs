using SemGeo.Concepts;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;

namespace SemGeo.Vision.Input;

/// <summary>The centre crop of a photo as a network sees it, and what belongs to the same part of the photo.</summary>
public sealed class CenterCrop
{
    private readonly ImageSize _photo;
    private readonly InputOptions _options;

    internal CenterCrop(ImageSize photo, InputOptions options, float[] pixels) => (_photo, _options, Pixels) = (photo, options, pixels);

    /// <summary>The normalised pixels: row by row, red, green, blue of each pixel.</summary>
    public float[] Pixels { get; }

    /// <summary>The width and height of the crop.</summary>
    public int Size => _options.InputSize;

    /// <summary>The crop as an image: the pixels without the normalisation.</summary>
    public RgbImage ToImage()
    {
        var n = _options.Normalization;
        ReadOnlySpan<float> means = [n.MeanRed, n.MeanGreen, n.MeanBlue], deviations = [n.StdRed, n.StdGreen, n.StdBlue];
        var rgb = new byte[Pixels.Length];
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)Math.Clamp(MathF.Round((Pixels[i] * deviations[i % 3] + means[i % 3]) * byte.MaxValue), 0, byte.MaxValue);
        return new RgbImage(Size, Size, rgb);
    }

    /// <summary>The same part of a mask of the whole photo, each pixel the nearest one of the mask.</summary>
    /// <param name="mask">A mask of the upright photo, of its size or scaled.</param>
    /// <exception cref="ArgumentException">The mask has another ratio of its sides than the photo.</exception>
    public ConceptMask CropOf(ConceptMask mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        var difference = Math.Abs((long)mask.Width * _photo.Height - (long)mask.Height * _photo.Width);
        // Sides of a scaled mask are rounded to whole pixels.
        if (2 * difference >= Math.Max(mask.Width + mask.Height, _photo.Width + _photo.Height) && difference > 0)
            throw new ArgumentException($"The mask is {mask.Width}x{mask.Height}, but the upright photo is {_photo}: a mask has the ratio of its photo's sides.", nameof(mask));
        var scaled = _photo.WithShortSide(_options.EffectiveEvaluationShortSide);
        var box = CropGeometry.Evaluation(scaled, Size, CropMode.Center, 0).Scale((double)mask.Width / scaled.Width, (double)mask.Height / scaled.Height);
        var classes = new byte[Size * Size];
        for (var y = 0; y < Size; y++)
        {
            var row = Nearest(box.Top, box.Height, y, mask.Height) * mask.Width;
            for (var x = 0; x < Size; x++)
                classes[y * Size + x] = mask.Classes[row + Nearest(box.Left, box.Width, x, mask.Width)];
        }

        return new ConceptMask(Size, Size, classes);
    }

    private int Nearest(double start, double length, int place, int limit) => Math.Min((int)(start + (place + 0.5) * length / Size), limit - 1);
}
