using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.Images;

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
    public void What_is_no_image_is_an_error()
    {
        Assert.Contains("Invalid input stream contents", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream([1, 2, 3]))).Message);
        Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromStream(new MemoryStream()));
        Assert.Contains("Invalid path", Assert.ThrowsExactly<ArgumentException>(() => MLImage.CreateFromFile("/no/such/file.png")).Message);
        Assert.ThrowsExactly<ArgumentNullException>(() => MLImage.CreateFromFile(null!));
        Assert.ThrowsExactly<ArgumentNullException>(() => MLImage.CreateFromStream(null!));
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
}
