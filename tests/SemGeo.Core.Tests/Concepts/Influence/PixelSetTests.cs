using SemGeo.Concepts.Influence;

namespace SemGeo.Core.Tests.Concepts.Influence;

[TestClass]
public sealed class PixelSetTests
{
    [TestMethod]
    public void A_pixel_grows_to_a_square()
    {
        var set = new PixelSet(7, 6);
        set.Add(3, 2);

        set.Dilate(2);

        Assert.AreEqual(25, set.Count);
        Assert.IsTrue(set[1, 0] && set[5, 4]);
        Assert.IsFalse(set[0, 2] || set[6, 2] || set[3, 5]);
    }

    [TestMethod]
    public void A_square_is_cut_at_the_edges()
    {
        var set = new PixelSet(5, 4);
        set.Add(0, 3);

        set.Dilate(1);

        Assert.AreEqual(4, set.Count);
        Assert.IsTrue(set[0, 2] && set[1, 2] && set[0, 3] && set[1, 3]);
    }

    [TestMethod]
    [DataRow(63, 5, 3)]
    [DataRow(64, 9, 70)]
    [DataRow(65, 4, 64)]
    [DataRow(130, 7, 1)]
    [DataRow(200, 40, 10)]
    [DataRow(224, 30, 65)]
    [DataRow(3, 3, 1000)]
    public void Dilation_agrees_with_its_definition(int width, int height, int radius)
    {
        var random = new Random(width + radius);
        var set = new PixelSet(width, height);
        var pixels = Enumerable.Range(0, 4).Select(_ => (X: random.Next(width), Y: random.Next(height))).ToArray();
        foreach (var (x, y) in pixels)
            set.Add(x, y);

        set.Dilate(radius);

        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                Assert.AreEqual(pixels.Any(p => Math.Abs(p.X - x) <= radius && Math.Abs(p.Y - y) <= radius), set[x, y], $"({x}, {y})");
        }
    }

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(0, 64)]
    [DataRow(60, 8)]
    [DataRow(63, 66)]
    [DataRow(1, 129)]
    [DataRow(129, 1)]
    public void A_run_is_its_pixels(int x, int length)
    {
        var set = new PixelSet(130, 2);

        set.AddRun(x, 1, length);

        Assert.AreEqual(length, set.Count);
        for (var i = 0; i < 130; i++)
            Assert.AreEqual(i >= x && i < x + length, set[i, 1], $"{i}");
    }

    [TestMethod]
    public void Common_pixels_are_counted()
    {
        var (a, b) = (new PixelSet(70, 2), new PixelSet(70, 2));
        foreach (var x in new[] { 0, 5, 63, 64, 69 })
            a.Add(x, 1);
        foreach (var x in new[] { 5, 64, 68 })
            b.Add(x, 1);
        b.Add(0, 0);

        Assert.AreEqual(2, a.CountCommon(b));
    }
}
