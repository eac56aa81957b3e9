using SemGeo.Imaging.Files;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class ImageResamplerTests
{
    private static RgbImage Noise => new(37, 29, File.ReadAllBytes(GoldenImages.PathOf("noise-37x29.rgb")));

    [TestMethod]
    [DataRow("noise-16x12-0_0_37_29.rgb", 16, 12, 0, 0, 37, 29)]
    [DataRow("noise-74x50-0_0_37_29.rgb", 74, 50, 0, 0, 37, 29)]
    [DataRow("noise-5x29-0_0_37_29.rgb", 5, 29, 0, 0, 37, 29)]
    [DataRow("noise-37x7-0_0_37_29.rgb", 37, 7, 0, 0, 37, 29)]
    [DataRow("noise-20x20-3_2_33_27.rgb", 20, 20, 3, 2, 33, 27)]
    [DataRow("noise-24x24-1.5_0.25_20.25_28.5.rgb", 24, 24, 1.5, 0.25, 20.25, 28.5)]
    [DataRow("noise-1x1-0_0_37_29.rgb", 1, 1, 0, 0, 37, 29)]
    public void Pixels_are_those_of_Pillow(string golden, int width, int height, double left, double top, double right, double bottom)
    {
        var image = ImageResampler.Resample(Noise, new ImageBox(left, top, right - left, bottom - top), new ImageSize(width, height));
        CollectionAssert.AreEqual(File.ReadAllBytes(GoldenImages.PathOf(golden)), image.Pixels);
    }

    [TestMethod]
    public void Same_size_gives_the_same_pixels() => CollectionAssert.AreEqual(Noise.Pixels, ImageResampler.Resample(Noise, new ImageSize(37, 29)).Pixels);

    [TestMethod]
    public void Halving_weighs_four_neighbours_by_the_triangle()
    {
        // Centre of output 0 at 1, half-width 2: distances 0.5, 0.5, 1.5 give weights 3, 3, 1 of 7; output 1 mirrors it.
        var image = new RgbImage(4, 1, [70, 0, 0, 0, 70, 0, 0, 0, 70, 0, 0, 0]);
        var half = ImageResampler.Resample(image, new ImageSize(2, 1));
        CollectionAssert.AreEqual(new byte[] { 30, 30, 10, 0, 10, 30 }, half.Pixels);
    }

    [TestMethod]
    public void Box_outside_the_image_is_an_error()
    {
        foreach (var box in new ImageBox[] { new(0, 0, 38, 10), new(-1, 0, 4, 4), new(0, 0, 4, 0), new(0, 28, 4, 2), new(0, double.NaN, 4, 4) })
            Assert.ThrowsExactly<ArgumentException>(() => ImageResampler.Resample(Noise, box, new ImageSize(2, 2)));
        Assert.ThrowsExactly<ArgumentException>(() => ImageResampler.Resample(Noise, new ImageSize(0, 2)));
    }
}
