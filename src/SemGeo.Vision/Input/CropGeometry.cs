using SemGeo.Imaging;

namespace SemGeo.Vision.Input;

/// <summary>Which boxes of an image are taken, in whole pixels of the image at the size it is (thought to be) scaled to.</summary>
internal static class CropGeometry
{
    private const int Attempts = 10;

    /// <summary>torchvision's <c>RandomResizedCrop</c>: area and the logarithm of the ratio uniform, ten attempts, else the largest centre crop within the ratios.</summary>
    public static ImageBox DrawRandom(ref PhotoRandom random, ImageSize size, InputOptions options)
    {
        var area = (double)size.Width * size.Height;
        var (lowRatio, highRatio) = (Math.Log(options.MinimumCropRatio), Math.Log(options.MaximumCropRatio));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var cropArea = area * random.NextDouble(options.MinimumCropArea, options.MaximumCropArea);
            var ratio = Math.Exp(random.NextDouble(lowRatio, highRatio));
            var (width, height) = (Math.Round(Math.Sqrt(cropArea * ratio)), Math.Round(Math.Sqrt(cropArea / ratio)));
            if (width < 1 || height < 1 || width > size.Width || height > size.Height)
                continue;
            var top = random.NextInt(size.Height - (int)height + 1);
            return new(random.NextInt(size.Width - (int)width + 1), top, width, height);
        }
        var natural = (double)size.Width / size.Height;
        if (natural < options.MinimumCropRatio)
            return Center(size, size.Width, Math.Max(1, (int)Math.Round(size.Width / options.MinimumCropRatio)));
        if (natural > options.MaximumCropRatio)
            return Center(size, Math.Max(1, (int)Math.Round(size.Height * options.MaximumCropRatio)), size.Height);
        return ImageBox.Whole(size);
    }

    /// <summary>The square boxes of evaluation; torchvision's <c>CenterCrop</c> and <c>FiveCrop</c>.</summary>
    /// <param name="size">The size of the image, at least <paramref name="side"/> both ways.</param>
    /// <param name="side">The side of a box.</param>
    /// <param name="mode">One box or five.</param>
    /// <param name="index">The number of the box.</param>
    public static ImageBox Evaluation(ImageSize size, int side, CropMode mode, int index)
    {
        int right = size.Width - side, bottom = size.Height - side;
        return (mode, index) switch
        {
            (CropMode.Five, 0) => new(0, 0, side, side),
            (CropMode.Five, 1) => new(right, 0, side, side),
            (CropMode.Five, 2) => new(0, bottom, side, side),
            (CropMode.Five, 3) => new(right, bottom, side, side),
            _ => Center(size, side, side),
        };
    }

    // Halves are rounded to even, as Python does.
    private static ImageBox Center(ImageSize size, int width, int height)
    {
        (width, height) = (Math.Min(width, size.Width), Math.Min(height, size.Height));
        return new(Math.Round((size.Width - width) / 2.0), Math.Round((size.Height - height) / 2.0), width, height);
    }
}
