using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>JPEG and PNG by our native codec.</summary>
internal static unsafe class ImageCodec
{
    private const int MessageSize = 512;
    private const int BytesPerPixel = 4;
    private const int JpegQuality = 100;

    /// <summary>Decodes into blue, green, red and an opaque alpha. Null, with the reason, when the bytes are no image.</summary>
    public static byte[]? TryDecode(ReadOnlySpan<byte> encoded, out int width, out int height, out string? reason)
    {
        var message = stackalloc byte[MessageSize];
        byte* rgb;
        int w, h;
        (width, height, reason) = (0, 0, null);
        fixed (byte* data = encoded)
        {
            if (NativeImageMethods.Decode(data, (nuint)encoded.Length, 0, &w, &h, &rgb, message, MessageSize) != 0)
            {
                reason = Marshal.PtrToStringUTF8((nint)message);
                return null;
            }
        }

        try
        {
            (width, height) = (w, h);
            var pixels = GC.AllocateUninitializedArray<byte>(checked(width * height * BytesPerPixel));
            for (int from = 0, to = 0; to < pixels.Length; from += 3, to += BytesPerPixel)
                (pixels[to], pixels[to + 1], pixels[to + 2], pixels[to + 3]) = (rgb[from + 2], rgb[from + 1], rgb[from], byte.MaxValue);
            return pixels;
        }
        finally
        {
            NativeImageMethods.Free(rgb);
        }
    }

    /// <summary>Encodes red, green and blue as JPEG of the best quality.</summary>
    public static byte[] EncodeJpeg(byte[] rgb, int width, int height) => Encode(rgb, (pixels, data, size, message) =>
        NativeImageMethods.EncodeJpeg((byte*)pixels, width, height, JpegQuality, (byte**)data, (nuint*)size, (byte*)message, MessageSize));

    /// <summary>Encodes red, green, blue and alpha as PNG.</summary>
    public static byte[] EncodePng(byte[] rgba, int width, int height) => Encode(rgba, (pixels, data, size, message) =>
        NativeImageMethods.EncodePng((byte*)pixels, width, height, BytesPerPixel, (byte**)data, (nuint*)size, (byte*)message, MessageSize));

    private static byte[] Encode(byte[] pixels, Func<nint, nint, nint, nint, int> encode)
    {
        var message = stackalloc byte[MessageSize];
        byte* data = null;
        nuint size = 0;
        fixed (byte* source = pixels)
            if (encode((nint)source, (nint)(&data), (nint)(&size), (nint)message) != 0)
                throw new InvalidOperationException($"The image could not be encoded: {Marshal.PtrToStringUTF8((nint)message)}");
        try
        {
            return new ReadOnlySpan<byte>(data, checked((int)size)).ToArray();
        }
        finally
        {
            NativeImageMethods.Free(data);
        }
    }
}
