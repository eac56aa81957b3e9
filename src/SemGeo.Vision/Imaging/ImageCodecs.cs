namespace SemGeo.Vision.Imaging;

/// <summary>Chooses the codec.</summary>
public static class ImageCodecs
{
    /// <summary>The decoder to use.</summary>
    /// <param name="fallback">Makes the decoder for machines without the native library (SemGeo.ML hands in the one over <c>MLImage</c>).</param>
    /// <exception cref="PlatformNotSupportedException">There is no native library and no <paramref name="fallback"/>.</exception>
    public static IImageDecoder ResolveDecoder(Func<IImageDecoder>? fallback = null) =>
        NativeImageCodec.IsAvailable || fallback is null ? new NativeImageCodec() : fallback();

    /// <summary>The encoder to use.</summary>
    /// <param name="fallback">Makes the encoder for machines without the native library.</param>
    /// <exception cref="PlatformNotSupportedException">There is no native library and no <paramref name="fallback"/>.</exception>
    public static IImageEncoder ResolveEncoder(Func<IImageEncoder>? fallback = null) =>
        NativeImageCodec.IsAvailable || fallback is null ? new NativeImageCodec() : fallback();
}
