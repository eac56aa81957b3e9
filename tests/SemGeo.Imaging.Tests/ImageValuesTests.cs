namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class ImageValuesTests
{
    [TestMethod]
    [DataRow(1000, 750, 320, 426, 320)]
    [DataRow(750, 1000, 320, 320, 426)]
    [DataRow(100, 100, 256, 256, 256)]
    [DataRow(10, 7, 3, 4, 3)]
    public void WithShortSide_rounds_the_long_side_down(int width, int height, int shortSide, int expectedWidth, int expectedHeight) =>
        Assert.AreEqual(new ImageSize(expectedWidth, expectedHeight), new ImageSize(width, height).WithShortSide(shortSide));

    [TestMethod]
    public void WithShortSide_of_a_very_long_image_does_not_overflow() =>
        Assert.AreEqual(new ImageSize(int.MaxValue, 320), new ImageSize(200_000_000, 1).WithShortSide(320));

    [TestMethod]
    public void Normalization_by_hand()
    {
        var values = new float[3];
        new PixelNormalization(0.5f, 0, 1, 0.5f, 1, 2).Apply([255, 51, 0], values);
        Assert.AreEqual(1, values[0], 1e-6f);
        Assert.AreEqual(0.2f, values[1], 1e-6f);
        Assert.AreEqual(-0.5f, values[2], 1e-6f);
        Assert.ThrowsExactly<ArgumentException>(() => PixelNormalization.ImageNet.Apply([1, 2, 3], new float[2]));
        Assert.ThrowsExactly<ArgumentException>(() => PixelNormalization.ImageNet.Apply([1, 2], new float[2]));
    }
}
