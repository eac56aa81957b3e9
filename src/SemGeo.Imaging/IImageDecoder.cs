using SemGeo.Imaging.Files;

namespace SemGeo.Imaging;

/// <summary>Decodes photos. The one seam between the pipeline and an image codec; <see cref="SkiaImageCodec"/> is the one that is used.</summary>
/// <remarks>
/// Implementations are safe for use by several threads at once. EXIF orientation is not theirs: it is applied once, above them.
/// </remarks>
public interface IImageDecoder
{
    /// <summary>The name and version for reports, such as "SkiaSharp 2.88.9". Part of a training run's identity: another codec may give other pixels.</summary>
    string Name { get; }

    /// <summary>Decodes an image to RGB.</summary>
    /// <param name="encoded">The bytes of a file.</param>
    /// <param name="minimumShortSide">
    /// The decoder may return a smaller version of the image (scaled by the JPEG's own transform) whose short side has at least this many pixels; 0 asks for
    /// full size. Decoders without scaling ignore it.
    /// </param>
    /// <exception cref="ImageDecodingException">The bytes are no image, truncated, corrupt, or of an image that takes too much memory or time; the message says which.</exception>
    RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0);
}
