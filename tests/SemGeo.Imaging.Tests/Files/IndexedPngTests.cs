using SemGeo.Concepts;
using SemGeo.Concepts.Ade20k;
using SemGeo.Imaging.Files;
using SemGeo.Imaging.Masks;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests.Files;

[TestClass]
public class IndexedPngTests
{
    [TestMethod]
    public void What_is_written_is_read_by_the_specification()
    {
        byte[] indices = [0, 1, 2, 2, 1, 0];
        byte[] palette = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        var (width, height, read, colours) = PngReader.Read(IndexedPng.Encode(3, 2, indices, palette));
        Assert.AreEqual((3, 2), (width, height));
        CollectionAssert.AreEqual(indices, read);
        CollectionAssert.AreEqual(palette, colours);
    }

    [TestMethod]
    public void Large_images_of_all_256_colours_survive()
    {
        var indices = new byte[300 * 200];
        new Random(1).NextBytes(indices);
        var (_, _, read, _) = PngReader.Read(IndexedPng.Encode(300, 200, indices, new byte[768]));
        CollectionAssert.AreEqual(indices, read);
    }

    [TestMethod]
    public void Opacities_stand_between_palette_and_pixels()
    {
        var file = IndexedPng.Encode(1, 1, [0], [1, 2, 3, 4, 5, 6], [7, 8]);
        var chunk = file.AsSpan().IndexOf("tRNS"u8);
        Assert.IsGreaterThan(file.AsSpan().IndexOf("PLTE"u8), chunk);
        Assert.IsLessThan(file.AsSpan().IndexOf("IDAT"u8), chunk);
        CollectionAssert.AreEqual(new byte[] { 7, 8 }, file.AsSpan(chunk + 4, 2).ToArray());
        Assert.ThrowsExactly<ArgumentException>(() => IndexedPng.Encode(1, 1, [0], [1, 2, 3], [7, 8]));
    }

    [TestMethod]
    public void Impossible_images_are_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => IndexedPng.Encode(2, 2, [0, 0, 0], [0, 0, 0]));
        Assert.ThrowsExactly<ArgumentException>(() => IndexedPng.Encode(1, 1, [0], []));
        Assert.ThrowsExactly<ArgumentException>(() => IndexedPng.Encode(1, 1, [0], [1, 2]));
        Assert.ThrowsExactly<ArgumentException>(() => IndexedPng.Encode(1, 1, [0], new byte[257 * 3]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => IndexedPng.Encode(0, 1, [], [1, 2, 3]));
        var error = Assert.ThrowsExactly<ArgumentException>(() => IndexedPng.Encode(3, 1, [0, 1, 5], [1, 2, 3, 4, 5, 6]));
        Assert.Contains("Pixel 2 has index 5, but the palette ends at 1", error.Message);
    }

    [TestMethod]
    public void Masks_are_stored_as_the_benchmark_stores_them()
    {
        var mask = new ConceptMask(2, 2, [0, 149, 2, Ade20kClasses.Unlabelled]);
        var (_, _, numbers, palette) = PngReader.Read(ConceptMaskPng.Encode(mask));
        CollectionAssert.AreEqual(new byte[] { 1, 150, 3, 0 }, numbers);
        CollectionAssert.AreEqual(new byte[] { 0, 0, 0 }, palette[..3]);
        CollectionAssert.AreEqual(new byte[] { 6, 230, 230 }, palette[9..12]);
        Assert.HasCount(151 * 3, palette);
    }

    [TestMethod]
    public void A_mask_with_a_value_that_is_no_class_is_refused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => ConceptMaskPng.Encode(new ConceptMask(2, 1, [3, 150])));
        Assert.Contains("Pixel 1 of the mask has the value 150", error.Message);
    }
}
