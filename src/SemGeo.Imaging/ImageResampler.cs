using System.Buffers;
using SemGeo.Imaging.Files;

namespace SemGeo.Imaging;

/// <summary>Antialiased bilinear resampling in managed code, for decoders that cannot do it themselves.</summary>
/// <remarks>
/// Gives Pillow's pixels (<c>Image.resize(size, BILINEAR, box)</c>), bit for bit: first along rows, then along columns, with bytes in between and weights of 22 bits.
/// torchvision's <c>Resize</c> on PIL images is the same algorithm. Neighbours outside the box but inside the image take part, as they do in Pillow.
/// </remarks>
public static class ImageResampler
{
    private const int Half = 1 << (ResamplingWeights.Precision - 1);

    /// <summary>Resamples a box of an image.</summary>
    /// <param name="image">The pixels.</param>
    /// <param name="box">The part to take, within the image.</param>
    /// <param name="output">The size of the result.</param>
    /// <exception cref="ArgumentException">The box is empty or leaves the image, or the output has no pixels.</exception>
    public static RgbImage Resample(RgbImage image, ImageBox box, ImageSize output)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckBox(image, box);
        if (output.ShortSide <= 0)
            throw new ArgumentException($"An image of {output} pixels cannot be made.", nameof(output));
        var columns = new ResamplingWeights(image.Width, box.Left, box.Width, output.Width);
        var rows = new ResamplingWeights(image.Height, box.Top, box.Height, output.Height);
        var rowBytes = 3 * output.Width;
        var narrow = ArrayPool<byte>.Shared.Rent(rowBytes * (rows.End - rows.Start));
        try
        {
            for (var y = rows.Start; y < rows.End; y++)
                ResampleRow(image.Pixels.AsSpan(3 * image.Width * y, 3 * image.Width), columns, narrow.AsSpan(rowBytes * (y - rows.Start), rowBytes));
            var pixels = GC.AllocateUninitializedArray<byte>(checked(rowBytes * output.Height));
            var sums = new int[rowBytes];
            for (var y = 0; y < output.Height; y++)
                BlendRows(narrow.AsSpan(rowBytes * (rows.First(y) - rows.Start)), rows.Weights(y), sums, pixels.AsSpan(rowBytes * y, rowBytes));
            return new(output.Width, output.Height, pixels);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(narrow);
        }
    }

    /// <summary>Resamples a whole image.</summary>
    /// <param name="image">The pixels.</param>
    /// <param name="output">The size of the result.</param>
    /// <exception cref="ArgumentException">The output has no pixels.</exception>
    public static RgbImage Resample(RgbImage image, ImageSize output)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Resample(image, new ImageBox(0, 0, image.Width, image.Height), output);
    }

    private static void CheckBox(RgbImage image, ImageBox box)
    {
        // Rounding may carry a box that was computed in double a hair over the edge.
        const double slack = 1 + 1e-6;
        if (!(box.Left >= 0 && box.Top >= 0 && box.Width > 0 && box.Height > 0
            && box.Left + box.Width <= image.Width * slack && box.Top + box.Height <= image.Height * slack))
            throw new ArgumentException($"The box {box} is no part of an image of {image.Width}x{image.Height} pixels.", nameof(box));
    }

    private static void ResampleRow(ReadOnlySpan<byte> row, in ResamplingWeights columns, Span<byte> target)
    {
        for (var x = 0; x < columns.OutputSize; x++)
        {
            int red = Half, green = Half, blue = Half;
            var weights = columns.Weights(x);
            var pixels = row.Slice(3 * columns.First(x), 3 * weights.Length);
            for (var k = 0; k < weights.Length; k++)
            {
                red += pixels[3 * k] * weights[k];
                green += pixels[3 * k + 1] * weights[k];
                blue += pixels[3 * k + 2] * weights[k];
            }
            target[3 * x] = ToByte(red);
            target[3 * x + 1] = ToByte(green);
            target[3 * x + 2] = ToByte(blue);
        }
    }

    private static void BlendRows(ReadOnlySpan<byte> rows, ReadOnlySpan<int> weights, int[] sums, Span<byte> target)
    {
        Array.Fill(sums, Half);
        for (var k = 0; k < weights.Length; k++)
        {
            var weight = weights[k];
            var row = rows.Slice(k * sums.Length, sums.Length);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += row[i] * weight;
        }
        for (var i = 0; i < sums.Length; i++)
            target[i] = ToByte(sums[i]);
    }

    private static byte ToByte(int sum) => (byte)Math.Clamp(sum >> ResamplingWeights.Precision, 0, 255);
}
