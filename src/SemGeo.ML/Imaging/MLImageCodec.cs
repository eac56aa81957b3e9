using System.Runtime.InteropServices;
using Microsoft.ML.Data;
using SemGeo.Imaging;
using SemGeo.Vision.Imaging;

namespace SemGeo.ML.Imaging;

/// <summary>Decodes and encodes through ML.NET's own <see cref="MLImage"/>: the codec where <c>semgeo_image</c> is not built.</summary>
/// <remarks>Safe for several threads. It always decodes at full size; the quality of JPEGs is MLImage's.</remarks>
public sealed class MLImageCodec : IImageDecoder, IImageEncoder
{
    /// <inheritdoc/>
    public string Name => "mlimage";

    /// <inheritdoc/>
    public RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0)
    {
        // MLImage shows what a truncated file still holds, and fills the rest with grey.
        EncodedImage.ThrowIfIncomplete(encoded);
        using var stream = new MemoryStream(encoded.ToArray(), writable: false);
        try
        {
            using var image = MLImage.CreateFromStream(stream);
            return MLImagePixels.ToRgb(image);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or ExternalException)
        {
            throw new ImageDecodingException($"MLImage could not decode the image: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public byte[] EncodeJpeg(RgbImage image, int quality = 90)
    {
        ArgumentNullException.ThrowIfNull(image);

        // MLImage writes to paths only.
        var path = Path.Combine(Path.GetTempPath(), $"semgeo-{Guid.NewGuid():N}.jpg");
        try
        {
            using (var pixels = MLImagePixels.FromRgb(image))
                pixels.Save(path);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
