using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Verbs;

/// <summary>Small photos without metadata.</summary>
internal static class TestPhotos
{
    /// <summary>A JPEG of 48 x 48 pixels whose colour depends on <paramref name="number"/>.</summary>
    public static byte[] Jpeg(int number)
    {
        var pixels = new byte[48 * 48 * 3];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((i / 3 * (number + 1)) + (40 * number) + (i % 3 * 60));
        return new SkiaImageCodec().EncodeJpeg(new RgbImage(48, 48, pixels));
    }

    /// <summary>Writes photo-0.jpg and so on.</summary>
    public static void Write(TemporaryFolder folder, int count)
    {
        for (var i = 0; i < count; i++)
            File.WriteAllBytes(folder[$"photo-{i}.jpg"], Jpeg(i));
    }
}
