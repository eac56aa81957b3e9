using SemGeo.Imaging;

namespace SemGeo.Vision.Imaging;

/// <summary>Decodes JPEG and PNG. The one seam between the pipeline and an image codec.</summary>
/// <remarks>
/// Implementations are safe for use by several threads at once. EXIF orientation is not theirs: it is applied once, above them.
/// </remarks>
public interface IImageDecoder
{
    /// <summary>A short name for reports, such as "native" or "mlimage".</summary>
    string Name { get; }

    /// <summary>Decodes an image to RGB.</summary>
    /// <param name="encoded">The bytes of a JPEG or PNG file.</param>
    /// <param name="minimumShortSide">
    /// The decoder may return a smaller version of the image (scaled by the JPEG's own transform) whose short side has at least this many pixels; 0 asks for
    /// full size. Decoders without scaling ignore it.
    /// </param>
    /// <exception cref="ImageDecodingException">The bytes are no image, truncated or corrupt.</exception>
    RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0);
}
