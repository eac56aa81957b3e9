using SemGeo.Concepts;
using SemGeo.Concepts.Influence;

namespace SemGeo.Core.Tests.Concepts.Influence;

[TestClass]
public sealed class ConceptInfluenceMeterTests
{
    // 4 x 3 pixels: the upper row is 2, the left column below 1, the rest 7, and one pixel is without a concept.
    private static readonly ConceptMask Mask = new(4, 3, [2, 2, 2, 2, 1, 7, 7, 7, 1, 7, 7, 255]);

    [TestMethod]
    public void Influence_is_the_share_of_top_pixels_over_the_share_of_the_image()
    {
        // The four greatest values: three in the upper row, one in the left column.
        float[] map = [9, 8, 0, 7, 6, 1, 1, 1, 0, 1, 1, 5];

        var influences = Meter(topPixels: 4).Measure(Mask, map);

        CollectionAssert.AreEqual(new byte[] { 1, 2, 7 }, influences.Select(i => i.Concept).ToArray());
        Assert.AreEqual(new ConceptInfluence(1, 0.25 / (2 / 12.0), 0.25, 2 / 12.0), influences[0]);
        Assert.AreEqual(new ConceptInfluence(2, 0.75 / (4 / 12.0), 0.75, 4 / 12.0), influences[1]);
        Assert.AreEqual(new ConceptInfluence(7, 0, 0, 5 / 12.0), influences[2]);
    }

    [TestMethod]
    public void All_top_pixels_inside_give_one_over_the_size()
    {
        float[] map = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0];

        var influence = Meter(topPixels: 3).Measure(Mask, map).Single(i => i.Concept == 2);

        Assert.AreEqual(1, influence.Intersection);
        Assert.AreEqual(3.0, influence.Influence, 1e-12);
    }

    [TestMethod]
    public void A_concept_that_fills_the_image_has_influence_one()
    {
        var influence = Meter(topPixels: 2).Measure(new ConceptMask(2, 2, [3, 3, 3, 3]), [4, 1, 1, 1]).Single();

        Assert.AreEqual(new ConceptInfluence(3, 1, 1, 1), influence);
    }

    [TestMethod]
    public void More_top_pixels_than_the_image_has_are_all_of_them()
    {
        foreach (var influence in Meter(topPixels: 1000).Measure(Mask, new float[12]))
            Assert.AreEqual(1, influence.Influence, 1e-12);
    }

    [TestMethod]
    public void A_constant_map_counts_its_first_pixels()
    {
        var influences = Meter(topPixels: 5).Measure(Mask, new float[12]);

        Assert.AreEqual(0.8, influences.Single(i => i.Concept == 2).Intersection);
        Assert.AreEqual(0.2, influences.Single(i => i.Concept == 1).Intersection);
    }

    [TestMethod]
    public void Small_concepts_are_left_out_by_their_own_size()
    {
        var options = new ConceptInfluenceOptions { TopPixels = 1, MinimumSize = 0.2, Dilation = 1 };

        var influences = new ConceptInfluenceMeter(options).Measure(Mask, new float[12]);

        CollectionAssert.AreEqual(new byte[] { 2, 7 }, influences.Select(i => i.Concept).ToArray());
    }

    [TestMethod]
    public void A_concept_of_just_the_minimum_size_is_measured()
    {
        var options = new ConceptInfluenceOptions { MinimumSize = 4 / 12.0 };

        CollectionAssert.AreEqual(new byte[] { 2, 7 }, new ConceptInfluenceMeter(options).Measure(Mask, new float[12]).Select(i => i.Concept).ToArray());
    }

    [TestMethod]
    public void Dilation_enlarges_intersection_and_size()
    {
        // The only important pixel lies just below the upper row.
        float[] map = [0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0];

        var plain = Meter(topPixels: 1).Measure(Mask, map).Single(i => i.Concept == 2);
        var enlarged = Meter(topPixels: 1, dilation: 1).Measure(Mask, map).Single(i => i.Concept == 2);

        Assert.AreEqual(0, plain.Influence);
        Assert.AreEqual(new ConceptInfluence(2, 1 / (8 / 12.0), 1, 8 / 12.0), enlarged);
    }

    [TestMethod]
    public void Top_pixels_scale_with_the_area()
    {
        var meter = new ConceptInfluenceMeter(new ConceptInfluenceOptions());

        Assert.AreEqual(1000, meter.TopPixelsFor(224, 224));
        Assert.AreEqual(82, meter.TopPixelsFor(64, 64)); // 1000 * 4096 / 50176 = 81.6
        Assert.AreEqual(1, meter.TopPixelsFor(2, 2));
        Assert.AreEqual(300, Meter(topPixels: 300).TopPixelsFor(64, 64));
    }

    [TestMethod]
    public void Influence_lies_between_zero_and_one_over_the_size()
    {
        var random = new Random(11);
        for (var round = 0; round < 40; round++)
        {
            var (width, height) = (random.Next(1, 90), random.Next(1, 40));
            var classes = new byte[width * height];
            var map = new float[classes.Length];
            for (var i = 0; i < map.Length; i++)
                (classes[i], map[i]) = ((byte)random.Next(4), random.Next(6) - 2);
            var options = new ConceptInfluenceOptions { TopPixels = random.Next(1, 200), MinimumSize = 0, Dilation = random.Next(4) };

            foreach (var (_, influence, intersection, size) in new ConceptInfluenceMeter(options).Measure(new ConceptMask(width, height, classes), map))
            {
                Assert.IsTrue(influence >= 0 && influence <= 1 / size + 1e-9);
                Assert.IsTrue(intersection is >= 0 and <= 1 && size is > 0 and <= 1);
            }
        }
    }

    [TestMethod]
    public void A_map_of_another_size_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Meter(1).Measure(Mask, new float[11]));

        StringAssert.Contains(error.Message, "4x3");
    }

    [TestMethod]
    public void Wrong_options_are_named_all_at_once()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new ConceptInfluenceMeter(new ConceptInfluenceOptions { TopPixels = 0, MinimumSize = double.NaN, Dilation = -1 }));

        foreach (var part in new[] { "TopPixels is 0", "MinimumSize is NaN", "Dilation is -1" })
            StringAssert.Contains(error.Message, part);
    }

    private static ConceptInfluenceMeter Meter(int topPixels, int dilation = 0) =>
        new(new ConceptInfluenceOptions { TopPixels = topPixels, MinimumSize = 0, Dilation = dilation });
}
