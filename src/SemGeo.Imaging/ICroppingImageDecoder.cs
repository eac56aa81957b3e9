using SemGeo.Imaging.Files;

namespace SemGeo.Imaging;

/// <summary>A decoder that crops, resamples and normalises while it decodes, which is several times as fast as doing so in steps.</summary>
/// <remarks>Safe for use by several threads at once. Results differ from <see cref="ImageResampler"/> by rounding alone (at most one level) when nothing is shrunk.</remarks>
public interface ICroppingImageDecoder : IImageDecoder
{
    /// <summary>The full size of the stored image, from its header alone.</summary>
    /// <exception cref="ImageDecodingException">The bytes are no image, or its header is truncated or corrupt.</exception>
    ImageSize ReadSize(ReadOnlySpan<byte> encoded);

    /// <summary>Decodes a part of an image to normalised values.</summary>
    /// <param name="encoded">The bytes of a file.</param>
    /// <param name="crop">What to take; its box lies within the image.</param>
    /// <param name="normalization">Mean and standard deviation.</param>
    /// <param name="target">Height x width x 3 values of <see cref="ImageCrop.Output"/>; unspecified after an error.</param>
    /// <exception cref="ImageDecodingException">The bytes are no image, truncated, corrupt, or of an image that takes too much memory or time; the message says which.</exception>
    /// <exception cref="ArgumentException"><paramref name="target"/> has another length.</exception>
    void DecodeCrop(ReadOnlySpan<byte> encoded, in ImageCrop crop, in PixelNormalization normalization, Span<float> target);

    /// <summary>Decodes a part of an image to RGB.</summary>
    /// <param name="encoded">The bytes of a file.</param>
    /// <param name="crop">What to take; its box lies within the image.</param>
    /// <exception cref="ImageDecodingException">The bytes are no image, truncated, corrupt, or of an image that takes too much memory or time; the message says which.</exception>
    RgbImage DecodeCrop(ReadOnlySpan<byte> encoded, in ImageCrop crop);

    /// <summary>The same as <see cref="DecodeCrop(ReadOnlySpan{byte}, in ImageCrop, in PixelNormalization, Span{float})"/> for an image that is decoded already.</summary>
    /// <exception cref="ArgumentException"><paramref name="target"/> has another length, or the box leaves the image.</exception>
    void Crop(RgbImage image, in ImageCrop crop, in PixelNormalization normalization, Span<float> target);
}
