using SemGeo.Imaging.Files;

namespace SemGeo.Testing;

/// <summary>The images of Golden/images and the pixels that Pillow decodes them to.</summary>
internal static class GoldenImages
{
    public const int Width = 44;
    public const int Height = 32;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Golden", "images");

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static byte[] Encoded(string name) => File.ReadAllBytes(PathOf(name));

    public static RgbImage Expected(string name, int width = Width, int height = Height) => new(width, height, File.ReadAllBytes(PathOf(name + ".rgb")));

    public static int LargestDifference(RgbImage a, RgbImage b)
    {
        Assert.AreEqual((a.Width, a.Height), (b.Width, b.Height));
        return a.Pixels.Zip(b.Pixels, (x, y) => Math.Abs(x - y)).Max();
    }
}
