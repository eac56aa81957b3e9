using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Images;

[TestClass]
public sealed class MLImageTests
{
    // Red, green; blue, a colour with three different parts: in the order blue, green, red, alpha.
    private static readonly byte[] Bgra = [0, 0, 255, 255, 0, 255, 0, 255, 255, 0, 0, 255, 10, 20, 30, 255];

    [TestMethod]
    public void Pixels_are_copied_in_the_given_format()
    {
        var source = Bgra.ToArray();
        using var image = MLImage.CreateFromPixels(2, 2, MLPixelFormat.Bgra32, source);
        source[0] = 99;

        Assert.AreEqual((2, 2, 32, MLPixelFormat.Bgra32), (image.Width, image.Height, image.BitsPerPixel, image.PixelFormat));
        CollectionAssert.AreEqual(Bgra, image.Pixels.ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 0, 255, 0, 255, 0, 255, 0, 0, 10, 20, 30 }, image.GetBGRPixels);
    }

    [TestMethod]
    public void GetBGRPixels_turns_rgba_around()
    {
        using var image = MLImage.CreateFromPixels(1, 2, MLPixelFormat.Rgba32, [1, 2, 3, 255, 4, 5, 6, 255]);

        Assert.AreEqual(MLPixelFormat.Rgba32, image.PixelFormat);
        CollectionAssert.AreEqual(new byte[] { 3, 2, 1, 6, 5, 4 }, image.GetBGRPixels);
    }

    [TestMethod]
    public void GetBGRPixels_undoes_the_multiplication_by_alpha()
    {
        using var image = MLImage.CreateFromPixels(2, 1, MLPixelFormat.Rgba32, [120, 100, 50, 128, 10, 20, 30, 0]);

        CollectionAssert.AreEqual(new byte[] { 100, 199, 239, 0, 0, 0 }, image.GetBGRPixels);
        CollectionAssert.AreEqual(new byte[] { 120, 100, 50, 128, 10, 20, 30, 0 }, image.Pixels.ToArray());
    }

    [TestMethod]
    [DataRow(MLPixelFormat.Bgra32)]
    [DataRow(MLPixelFormat.Rgba32)]
    public void Png_gives_the_same_pixels_back(MLPixelFormat format)
    {
        using var image = MLImage.CreateFromPixels(2, 2, format, Bgra);
        WithFile(".png", path =>
        {
            image.Save(path);
            using var fromFile = MLImage.CreateFromFile(path);
            using var stream = File.OpenRead(path);
            using var fromStream = MLImage.CreateFromStream(stream);
            foreach (var loaded in new[] { fromFile, fromStream })
            {
                Assert.AreEqual((2, 2), (loaded.Width, loaded.Height));
                CollectionAssert.AreEqual(image.GetBGRPixels, loaded.GetBGRPixels);
                Assert.AreEqual(16, loaded.Pixels.Length);
            }
        });
    }

    [TestMethod]
    [DataRow(".jpg")]
    [DataRow(".JPEG")]
    public void Jpeg_gives_nearly_the_same_pixels_back(string extension)
    {
        byte[] grey = [.. Enumerable.Range(0, 64 * 64).SelectMany(i => new[] { (byte)(i % 64 * 2), (byte)(i % 64 * 2), (byte)(i % 64 * 2), byte.MaxValue })];
        using var image = MLImage.CreateFromPixels(64, 64, MLPixelFormat.Bgra32, grey);
        WithFile(extension, path =>
        {
            image.Save(path);
            using var loaded = MLImage.CreateFromFile(path);
            var difference = image.GetBGRPixels.Zip(loaded.GetBGRPixels, (a, b) => Math.Abs(a - b)).Max();
            Assert.IsLessThanOrEqualTo(4, difference);
        });
    }

    [TestMethod]
    public void Wrong_sizes_formats_and_numbers_of_bytes_are_errors()
    {
        Assert.Contains("width", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(0, 2, MLPixelFormat.Bgra32, Bgra)).Message);
        Assert.Contains("height", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(2, -1, MLPixelFormat.Bgra32, Bgra)).Message);
        Assert.Contains("pixel format", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(2, 2, MLPixelFormat.Unknown, Bgra)).Message);
        Assert.Contains("buffer size", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromPixels(2, 3, MLPixelFormat.Bgra32, Bgra)).Message);
    }

    [TestMethod]
    public void What_is_no_image_is_an_error()
    {
        Assert.Contains("Invalid input stream contents", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream([1, 2, 3]))).Message);
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream()));
        Assert.Contains("Invalid path", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile("/no/such/file.png")).Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => MLImage.CreateFromFile(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => MLImage.CreateFromStream(null!));
    }

    [TestMethod]
    [DataRow("image.txt")]
    [DataRow("image")]
    [DataRow("image.bmp")]
    public void Saving_in_a_format_that_cannot_be_written_is_an_error(string file)
    {
        using var image = MLImage.CreateFromPixels(2, 2, MLPixelFormat.Bgra32, Bgra);

        Assert.ThrowsExactly<ArgumentException>(() => image.Save(Path.Combine(Path.GetTempPath(), file)));
    }

    [TestMethod]
    public void Tag_is_what_was_noted()
    {
        using var image = MLImage.CreateFromPixels(2, 2, MLPixelFormat.Bgra32, Bgra);
        Assert.IsNull(image.Tag);

        image.Tag = "beach";

        Assert.AreEqual("beach", image.Tag);
    }

    [TestMethod]
    public void Use_after_disposal_is_an_error()
    {
        var image = MLImage.CreateFromPixels(2, 2, MLPixelFormat.Bgra32, Bgra);
        image.Dispose();
        image.Dispose();

        foreach (var use in new Action[]
        {
            () => _ = image.Width, () => _ = image.Height, () => _ = image.Pixels.Length, () => _ = image.GetBGRPixels, () => _ = image.Tag, () => image.Tag = "",
            () => _ = image.PixelFormat, () => _ = image.BitsPerPixel, () => image.Save("x.png"),
        })
            Assert.AreEqual("Object is disposed.", Assert.ThrowsExactly<InvalidOperationException>(use).Message);
    }

    private static void WithFile(string extension, Action<string> use)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
