using SemGeo.Concepts;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Testing;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class CenterCropTests
{
    private static GeoModelSpec Spec(int size = 32, int shortSide = 40) => new() { Backbone = "ResNet18", Heads = [new("Fine", 2)], InputSize = size, EvaluationShortSide = shortSide };

    private static CenterCrop Load(PhotoExample photo, GeoModelSpec? spec = null) => new CenterCropInput(new SkiaImageCodec(), (spec ?? Spec()).ToInputOptions()).Load(photo);

    private static PhotoExample Decoded(RgbImage image) => new(0, "given") { Image = image };

    [TestMethod]
    [DataRow("rgb-8.png")]
    [DataRow("exif-6.jpg")]
    public void Pixels_are_those_that_scoring_sees(string name)
    {
        var photo = new PhotoExample(0, GoldenImages.PathOf(name));
        using var batch = new EvaluationInput(new SkiaImageCodec(), Spec().ToInputOptions()).Load([photo], out _)!;
        CollectionAssert.AreEqual(batch.Pixels.ToArray(), Load(photo).Pixels);
    }

    [TestMethod]
    public void Mask_and_image_are_cropped_alike()
    {
        // 60 x 40 is not scaled; the crop of 32 begins at (14, 4). Red is the class.
        var (pixels, classes) = (new byte[60 * 40 * 3], new byte[60 * 40]);
        for (var i = 0; i < classes.Length; i++)
            pixels[3 * i] = classes[i] = (byte)((i % 60 * 3 + i / 60 * 5) % 150);
        var crop = Load(Decoded(new RgbImage(60, 40, pixels)));
        var mask = crop.CropOf(new ConceptMask(60, 40, classes));
        Assert.AreEqual((32, 32), (mask.Width, mask.Height));
        Assert.AreEqual(classes[4 * 60 + 14], mask.Classes[0]);
        Assert.AreEqual(classes[35 * 60 + 45], mask.Classes[^1]);
        var image = crop.ToImage();
        CollectionAssert.AreEqual(mask.Classes, Enumerable.Range(0, 32 * 32).Select(i => image.Pixels[3 * i]).ToArray());
    }

    [TestMethod]
    public void Mask_of_half_the_size_is_of_the_same_part()
    {
        // Left of the middle 1, right of it 2: the middle of the photo is the middle of the crop.
        var mask = new ConceptMask(30, 20, [.. Enumerable.Range(0, 600).Select(i => (byte)(i % 30 < 15 ? 1 : 2))]);
        var crop = Load(Decoded(new RgbImage(60, 40, new byte[7200]))).CropOf(mask);
        for (var i = 0; i < crop.Classes.Length; i++)
            Assert.AreEqual(i % 32 < 16 ? 1 : 2, crop.Classes[i]);
    }

    [TestMethod]
    public void Mask_is_that_of_the_upright_photo()
    {
        // exif-6 is stored as 44 x 32 (turned) and stands upright as its expected image does.
        var upright = GoldenImages.Expected("exif-6.jpg");
        var crop = Load(new PhotoExample(0, GoldenImages.PathOf("exif-6.jpg")));
        Assert.HasCount(32 * 32, crop.CropOf(new ConceptMask(upright.Width, upright.Height, new byte[upright.Width * upright.Height])).Classes);
    }

    [TestMethod]
    public void Mask_of_other_sides_is_an_error_that_names_both()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Load(Decoded(new RgbImage(60, 40, new byte[7200]))).CropOf(new ConceptMask(40, 60, new byte[2400])));
        Assert.Contains("40x60", error.Message);
        Assert.Contains("60x40", error.Message);
    }

    [TestMethod]
    public void Photos_that_cannot_be_used_say_why()
    {
        Assert.Contains("does not exist", Assert.ThrowsExactly<ImageDecodingException>(() => Load(new PhotoExample(0, "/nowhere/a.jpg"))).Message);
        Assert.ThrowsExactly<ArgumentException>(() => new CenterCropInput(new SkiaImageCodec(), new GeoModelSpec { Backbone = "embedding", EmbeddingSize = 4, Heads = [new("Fine", 2)] }.ToInputOptions()));
    }
}
