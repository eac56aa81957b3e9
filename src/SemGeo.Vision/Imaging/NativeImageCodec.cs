using System.Runtime.InteropServices;
using SemGeo.Imaging;
using static SemGeo.Vision.Imaging.NativeImageMethods;

namespace SemGeo.Vision.Imaging;

/// <summary>JPEG and PNG by libjpeg-turbo and libpng, in our own native library <c>semgeo_image</c>.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>JPEG: grey, RGB, YCbCr, CMYK and YCCK (inverted where Adobe's marker says so), baseline and progressive. PNG: every kind; the high byte of 16 bits, transparency dropped.</item>
/// <item>Truncated and corrupt images are errors, never half an image: of libjpeg's warnings only those are forgiven that say nothing about the pixels
/// (a few bytes of padding before a marker, odd version numbers).</item>
/// <item>At most 200 million pixels, and no more than the file's bytes can hold, so that a small file cannot ask for much memory.</item>
/// <item>Safe for use by several threads at once; holds no state.</item>
/// </list>
/// The library is optional on the official stacks: ask <see cref="IsAvailable"/>.
/// </remarks>
public sealed unsafe class NativeImageCodec : ICroppingImageDecoder, IImageEncoder
{
    private const int MessageSize = 512;

    private static readonly Lazy<string?> WhyUnavailable = new(Probe);

    /// <summary>Creates a codec.</summary>
    /// <exception cref="PlatformNotSupportedException">The native library is not there; <see cref="IsAvailable"/> says so without an exception.</exception>
    public NativeImageCodec()
    {
        if (WhyUnavailable.Value is { } reason)
            throw new PlatformNotSupportedException($"The native image codec cannot be used: {reason} Build src/SemGeo.Native, or decode with another IImageDecoder.");
    }

    /// <summary>Whether the native library was built and loads.</summary>
    public static bool IsAvailable => WhyUnavailable.Value is null;

    /// <inheritdoc/>
    public string Name => "native";

    /// <inheritdoc/>
    public RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0)
    {
        int width, height;
        byte* rgb;
        var message = stackalloc byte[MessageSize];
        fixed (byte* data = encoded)
            ThrowIfBad(NativeImageMethods.Decode(data, (nuint)encoded.Length, minimumShortSide, &width, &height, &rgb, message, MessageSize), message);
        try
        {
            var pixels = GC.AllocateUninitializedArray<byte>(checked(3 * width * height));
            new ReadOnlySpan<byte>(rgb, pixels.Length).CopyTo(pixels);
            return new(width, height, pixels);
        }
        finally
        {
            Free(rgb);
        }
    }

    /// <inheritdoc/>
    public ImageSize ReadSize(ReadOnlySpan<byte> encoded)
    {
        int width, height;
        var message = stackalloc byte[MessageSize];
        fixed (byte* data = encoded)
            ThrowIfBad(NativeImageMethods.ReadSize(data, (nuint)encoded.Length, &width, &height, message, MessageSize), message);
        return new(width, height);
    }

    /// <inheritdoc/>
    public void DecodeCrop(ReadOnlySpan<byte> encoded, in ImageCrop crop, in PixelNormalization normalization, Span<float> target)
    {
        CheckTarget(crop.Output, target);
        var native = ToNative(crop, normalization);
        var message = stackalloc byte[MessageSize];
        fixed (byte* data = encoded)
        fixed (float* floats = target)
            ThrowIfBad(NativeImageMethods.DecodeCrop(data, (nuint)encoded.Length, &native, floats, null, message, MessageSize), message);
    }

    /// <inheritdoc/>
    public RgbImage DecodeCrop(ReadOnlySpan<byte> encoded, in ImageCrop crop)
    {
        var native = ToNative(crop, PixelNormalization.ImageNet);
        var pixels = GC.AllocateUninitializedArray<byte>(checked(3 * crop.Output.Width * crop.Output.Height));
        var message = stackalloc byte[MessageSize];
        fixed (byte* data = encoded)
        fixed (byte* bytes = pixels)
            ThrowIfBad(NativeImageMethods.DecodeCrop(data, (nuint)encoded.Length, &native, null, bytes, message, MessageSize), message);
        return new(crop.Output.Width, crop.Output.Height, pixels);
    }

    /// <inheritdoc/>
    public void Crop(RgbImage image, in ImageCrop crop, in PixelNormalization normalization, Span<float> target)
    {
        ArgumentNullException.ThrowIfNull(image);
        CheckTarget(crop.Output, target);
        var native = ToNative(crop, normalization);
        var message = stackalloc byte[MessageSize];
        fixed (byte* rgb = image.Pixels)
        fixed (float* floats = target)
        {
            if (CropPixels(rgb, image.Width, image.Height, &native, floats, null, message, MessageSize) != 0)
                throw new ArgumentException(Text(message), nameof(crop));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The quality is not 1 to 100, or a side of the image has more than 65,500 pixels.</exception>
    public byte[] EncodeJpeg(RgbImage image, int quality = 90)
    {
        ArgumentNullException.ThrowIfNull(image);
        byte* data;
        nuint size;
        var message = stackalloc byte[MessageSize];
        fixed (byte* rgb = image.Pixels)
        {
            if (NativeImageMethods.EncodeJpeg(rgb, image.Width, image.Height, quality, &data, &size, message, MessageSize) != 0)
                throw new ArgumentException(Text(message));
        }
        return TakeOver(data, size);
    }

    /// <summary>Encodes an 8-bit PNG.</summary>
    /// <param name="pixels">Row by row from the top, no padding: width x height x channels bytes.</param>
    /// <param name="size">Width and height.</param>
    /// <param name="channels">1 (grey), 3 (RGB) or 4 (RGBA).</param>
    /// <exception cref="ArgumentException">The length does not match, or the channels are others.</exception>
    public byte[] EncodePng(ReadOnlySpan<byte> pixels, ImageSize size, int channels)
    {
        if (pixels.Length != (long)size.Width * size.Height * channels)
            throw new ArgumentException($"{size} pixels of {channels} bytes do not fit {pixels.Length} bytes.", nameof(pixels));
        byte* data;
        nuint length;
        var message = stackalloc byte[MessageSize];
        fixed (byte* source = pixels)
        {
            if (NativeImageMethods.EncodePng(source, size.Width, size.Height, channels, &data, &length, message, MessageSize) != 0)
                throw new ArgumentException(Text(message), nameof(pixels));
        }
        return TakeOver(data, length);
    }

    private static byte[] TakeOver(byte* data, nuint size)
    {
        try
        {
            return new ReadOnlySpan<byte>(data, checked((int)size)).ToArray();
        }
        finally
        {
            Free(data);
        }
    }

    private static NativeCrop ToNative(in ImageCrop crop, in PixelNormalization normalization) => new()
    {
        Left = crop.Box.Left,
        Top = crop.Box.Top,
        Width = crop.Box.Width,
        Height = crop.Box.Height,
        MinimumShortSide = crop.MinimumShortSide,
        Orientation = (int)crop.Orientation,
        OutputWidth = crop.Output.Width,
        OutputHeight = crop.Output.Height,
        Normalization = normalization,
    };

    private static void CheckTarget(ImageSize output, Span<float> target)
    {
        if (target.Length != 3L * output.Width * output.Height)
            throw new ArgumentException($"{output} pixels of RGB take {3L * output.Width * output.Height} values, but the target has {target.Length}.", nameof(target));
    }

    private static void ThrowIfBad(int status, byte* message)
    {
        if (status != 0)
            throw new ImageDecodingException(Text(message));
    }

    private static string Text(byte* message) => Marshal.PtrToStringUTF8((nint)message) ?? "";

    private static string? Probe()
    {
        try
        {
            var version = GetAbiVersion();
            return version == AbiVersion ? null : $"semgeo_image has version {version} of its interface, and {AbiVersion} is needed.";
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return error.Message;
        }
    }
}
