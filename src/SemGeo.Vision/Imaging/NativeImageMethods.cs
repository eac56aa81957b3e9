using System.Runtime.InteropServices;

namespace SemGeo.Vision.Imaging;

/// <summary>The C interface of semgeo_image (src/SemGeo.Native/image/semgeo_image.cpp). Calls return 0, or 1 and a message.</summary>
internal static unsafe partial class NativeImageMethods
{
    /// <summary>The version of the C interface that this file was written for.</summary>
    public const int AbiVersion = 1;

    private const string Library = "semgeo_image";

    [LibraryImport(Library, EntryPoint = "semgeo_image_abi_version")]
    public static partial int GetAbiVersion();

    [LibraryImport(Library, EntryPoint = "semgeo_image_size")]
    public static partial int ReadSize(byte* data, nuint size, int* width, int* height, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_decode")]
    public static partial int Decode(byte* data, nuint size, int minimumShortSide, int* width, int* height, byte** rgb, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_decode_crop")]
    public static partial int DecodeCrop(byte* data, nuint size, NativeCrop* crop, float* floats, byte* bytes, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_crop_pixels")]
    public static partial int CropPixels(byte* rgb, int width, int height, NativeCrop* crop, float* floats, byte* bytes, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_encode_jpeg")]
    public static partial int EncodeJpeg(byte* rgb, int width, int height, int quality, byte** data, nuint* size, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_encode_png")]
    public static partial int EncodePng(byte* pixels, int width, int height, int channels, byte** data, nuint* size, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_free")]
    public static partial void Free(void* memory);

    /// <summary>struct semgeo_image_crop of resample.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct NativeCrop
    {
        public double Left, Top, Width, Height;
        public int MinimumShortSide, Orientation, OutputWidth, OutputHeight;
        public PixelNormalization Normalization;
    }
}
