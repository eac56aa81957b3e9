using SemGeo.Concepts;
using SemGeo.Experiments.PlantedClues;
using SemGeo.Imaging.Files;

namespace SemGeo.Experiments.Tests.PlantedClues;

[TestClass]
public sealed class RegionBlurTests
{
    [TestMethod]
    public void Only_the_pixels_of_the_concept_change_and_become_the_means_around()
    {
        // 4 x 4, one white pixel at (1, 1): three passes of a box of three spread it over its surroundings, symmetric about the diagonal.
        var pixels = new byte[4 * 4 * 3];
        pixels.AsSpan(3 * 5, 3).Fill(255);
        var mask = new ConceptMask(4, 4, [0, 0, 0, 0, 0, 7, 7, 0, 0, 7, 0, 0, 0, 0, 0, 0]);
        var blurred = RegionBlur.Apply(new RgbImage(4, 4, pixels), mask, 7);
        for (var i = 0; i < 16; i++)
        {
            if (mask.Classes[i] != 7)
                Assert.AreEqual(pixels[3 * i], blurred.Pixels[3 * i]);
        }

        // Along a line of 0 1 0 0 with its ends going on, the passes give 1/3 1/3 1/3 0, then 1/3 1/3 2/9 1/9, then 1/3 8/27 6/27 4/27.
        Assert.AreEqual(255 * (8.0 / 27) * (8.0 / 27), blurred.Pixels[3 * 5], 0.51);
        Assert.AreEqual(255 * (8.0 / 27) * (6.0 / 27), blurred.Pixels[3 * 6], 0.51);
        Assert.AreEqual(blurred.Pixels[3 * 6], blurred.Pixels[3 * 9]);
    }

    [TestMethod]
    public void Even_picture_stays_as_it_is()
    {
        var pixels = new byte[12 * 8 * 3];
        Array.Fill(pixels, (byte)77);
        CollectionAssert.AreEqual(pixels, RegionBlur.Apply(new RgbImage(12, 8, pixels), new ConceptMask(12, 8, new byte[96]), 0).Pixels);
    }
}
