using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>What <see cref="MLImage"/> needs of the C interface of semgeo_image. Calls return 0, or 1 and a message.</summary>
internal static unsafe partial class NativeImageMethods
{
    private const string Library = "semgeo_image";

    [LibraryImport(Library, EntryPoint = "semgeo_image_decode")]
    public static partial int Decode(byte* data, nuint size, int minimumShortSide, int* width, int* height, byte** rgb, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_encode_jpeg")]
    public static partial int EncodeJpeg(byte* rgb, int width, int height, int quality, byte** data, nuint* size, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_encode_png")]
    public static partial int EncodePng(byte* pixels, int width, int height, int channels, byte** data, nuint* size, byte* message, nuint messageSize);

    [LibraryImport(Library, EntryPoint = "semgeo_image_free")]
    public static partial void Free(void* memory);
}
