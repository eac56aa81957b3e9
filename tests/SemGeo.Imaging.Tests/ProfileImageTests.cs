using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

/// <summary>Images with colour profiles and of other formats than JPEG and PNG: pixels are Pillow's.</summary>
[TestClass]
public sealed class ProfileImageTests
{
    private static readonly SkiaImageCodec Codec = new();

    [TestMethod]
    [DataRow("display-p3.jpg", 1)]
    [DataRow("adobe-rgb.jpg", 1)]
    [DataRow("cmyk-icc.jpg", 1)]
    [DataRow("ycck-icc.jpg", 1)]
    [DataRow("grey-icc.jpg", 1)]
    [DataRow("display-p3.png", 0)]
    [DataRow("adobe-rgb.png", 0)]
    [DataRow("grey-icc.png", 0)]
    [DataRow("palette-icc.png", 0)]
    public void Profile_is_not_applied(string name, int tolerance) => ExpectGolden(name, tolerance);

    [TestMethod]
    [DataRow("straight-alpha.png")]
    [DataRow("straight-alpha.webp")]
    public void Alpha_is_dropped_and_not_multiplied(string name) => ExpectGolden(name, 0);

    [TestMethod]
    [DataRow("lossless.webp", 0)]
    [DataRow("lossy.webp", 1)]
    [DataRow("palette.gif", 0)]
    [DataRow("rgb.bmp", 0)]
    [DataRow("palette.bmp", 0)]
    [DataRow("grey.bmp", 0)]
    public void Other_formats_decode(string name, int tolerance) => ExpectGolden(name, tolerance);

    [TestMethod]
    [DataRow("animation.gif")]
    [DataRow("animation.webp")]
    public void First_frame_of_an_animation_is_decoded(string name) => ExpectGolden(name, 0);

    [TestMethod]
    [DataRow("lossless.webp")]
    [DataRow("lossy.webp")]
    [DataRow("palette.gif")]
    [DataRow("rgb.bmp")]
    [DataRow("straight-alpha.png")]
    [DataRow("ycck-icc.jpg")]
    public void Every_beginning_of_a_file_is_refused(string name)
    {
        var encoded = Encoded(name);
        for (var length = 0; length < encoded.Length - 1; length++)
            Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(encoded.AsSpan(0, length)), $"{length} of {encoded.Length} bytes were taken for a whole image.");
    }

    [TestMethod]
    public void Orientation_is_read_from_WebP()
    {
        Assert.AreEqual(ImageOrientation.Rotate90, ExifOrientation.Read(Encoded("turned.webp")));
        Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(Encoded("lossless.webp")));
        ExpectGolden("turned.webp", 0);
    }

    [TestMethod]
    [DataRow("lossless.webp")]
    [DataRow("palette.gif")]
    [DataRow("rgb.bmp")]
    [DataRow("display-p3.png")]
    public void Crop_is_that_of_the_decoded_image(string name)
    {
        var (box, output) = (new ImageBox(3.5, 2.25, 30.5, 20.25), new ImageSize(19, 21));
        var expected = ImageResampler.Resample(Codec.Decode(Encoded(name)), box, output);
        Assert.AreEqual(new ImageSize(GoldenImages.Width, GoldenImages.Height), Codec.ReadSize(Encoded(name)));
        Assert.IsLessThanOrEqualTo(1, GoldenImages.LargestDifference(expected, Codec.DecodeCrop(Encoded(name), new(box, output))));
    }

    private static byte[] Encoded(string name) => GoldenImages.Encoded(Path.Combine("..", "profiles", name));

    private static void ExpectGolden(string name, int tolerance) =>
        Assert.IsLessThanOrEqualTo(tolerance, GoldenImages.LargestDifference(GoldenImages.Expected(Path.Combine("..", "profiles", name)), Codec.Decode(Encoded(name))));
}
