using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

/// <summary>What every <see cref="IImageDecoder"/> has to do. A test class for an implementation derives from it.</summary>
public abstract class ImageDecoderTester
{
    /// <summary>Decoders differ in how they round and how they enlarge the colour of a JPEG.</summary>
    private const int JpegTolerance = 3;

    protected abstract IImageDecoder Decoder { get; }

    [TestMethod]
    [DataRow("colour-420.jpg")]
    [DataRow("colour-444.jpg")]
    [DataRow("grey.jpg")]
    [DataRow("progressive.jpg")]
    [DataRow("cmyk-adobe.jpg")]
    [DataRow("ycck.jpg")]
    public void Jpeg_of_every_kind_decodes_to_the_reference(string name) =>
        Assert.IsLessThanOrEqualTo(JpegTolerance, GoldenImages.LargestDifference(GoldenImages.Expected(name), Decoder.Decode(GoldenImages.Encoded(name))));

    [TestMethod]
    [DataRow("grey-1.png")]
    [DataRow("grey-2.png")]
    [DataRow("grey-4.png")]
    [DataRow("grey-8.png")]
    [DataRow("palette-1.png")]
    [DataRow("palette-2.png")]
    [DataRow("palette-4.png")]
    [DataRow("rgb-8.png")]
    [DataRow("rgb-8-interlaced.png")]
    public void Png_of_every_kind_decodes_exactly(string name) =>
        Assert.AreEqual(0, GoldenImages.LargestDifference(GoldenImages.Expected(name), Decoder.Decode(GoldenImages.Encoded(name))));

    [TestMethod]
    [DataRow("grey-16.png")]
    [DataRow("rgb-16.png")]
    public void Png_of_16_bits_decodes_to_its_high_byte_or_the_next_value(string name) =>
        Assert.IsLessThanOrEqualTo(1, GoldenImages.LargestDifference(GoldenImages.Expected(name), Decoder.Decode(GoldenImages.Encoded(name))));

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    public void Orientation_is_left_to_the_caller_and_applied_once(int orientation)
    {
        var name = $"exif-{orientation}.jpg";
        var encoded = GoldenImages.Encoded(name);
        var stored = Decoder.Decode(encoded);
        var turned = orientation >= 5;
        Assert.AreEqual(turned ? (GoldenImages.Height, GoldenImages.Width) : (GoldenImages.Width, GoldenImages.Height), (stored.Width, stored.Height));
        var upright = ExifOrientation.Apply(stored, ExifOrientation.Read(encoded));
        Assert.IsLessThanOrEqualTo(JpegTolerance, GoldenImages.LargestDifference(GoldenImages.Expected(name), upright));
    }

    [TestMethod]
    [DataRow("colour-420.jpg")]
    [DataRow("progressive.jpg")]
    [DataRow("rgb-8.png")]
    [DataRow("palette-4.png")]
    public void Truncated_image_is_an_error_wherever_it_is_cut(string name)
    {
        var encoded = GoldenImages.Encoded(name);
        for (var length = 0; length < encoded.Length; length += length < 16 ? 1 : 7)
            ExpectRefusal(encoded[..length]);
        ExpectRefusal(encoded[..^1]);
    }

    [TestMethod]
    public void Png_with_a_changed_byte_is_an_error()
    {
        var encoded = GoldenImages.Encoded("rgb-8.png");
        encoded[encoded.Length / 2] ^= 0x40;
        ExpectRefusal(encoded);
    }

    [TestMethod]
    public void Bytes_of_no_image_are_an_error()
    {
        ExpectRefusal([]);
        ExpectRefusal("<html>404</html>"u8.ToArray());
        ExpectRefusal(new byte[1000]);
    }

    [TestMethod]
    public void Smaller_version_keeps_the_short_side_that_is_asked_for()
    {
        var full = GoldenImages.Expected("colour-420.jpg");
        foreach (var minimum in new[] { 1, 8, 16, 20, 32, 500 })
        {
            var image = Decoder.Decode(GoldenImages.Encoded("colour-420.jpg"), minimum);
            Assert.IsGreaterThanOrEqualTo(Math.Min(minimum, full.Height), image.Height);
            Assert.AreEqual((double)full.Width / full.Height, (double)image.Width / image.Height, 0.15);
            Assert.AreEqual(full.Pixels.Average(value => value), image.Pixels.Average(value => value), 8);
        }
    }

    [TestMethod]
    public void Several_threads_decode_the_same_pixels()
    {
        string[] names = ["colour-420.jpg", "progressive.jpg", "rgb-8-interlaced.png", "grey.jpg"];
        var expected = names.Select(name => Decoder.Decode(GoldenImages.Encoded(name))).ToArray();
        Parallel.For(0, 200, i => CollectionAssert.AreEqual(expected[i % names.Length].Pixels, Decoder.Decode(GoldenImages.Encoded(names[i % names.Length])).Pixels));
    }

    private void ExpectRefusal(byte[] encoded)
    {
        var error = Assert.ThrowsExactly<ImageDecodingException>(() => Decoder.Decode(encoded));
        Assert.IsGreaterThan(10, error.Message.Length);
    }
}
