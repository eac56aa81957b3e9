using System.Buffers.Binary;
using SemGeo.Imaging.Files;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class SkiaImageCodecTests : ImageDecoderTester
{
    private static readonly SkiaImageCodec Codec = new();

    protected override IImageDecoder Decoder => Codec;

    [TestMethod]
    public void Name_holds_the_version()
    {
        Assert.AreEqual("SkiaSharp 2.88.9", Codec.Name);
        Assert.AreEqual(SkiaImageCodec.NameAndVersion, Codec.Name);
    }

    [TestMethod]
    [DataRow("palette-8.png")]
    [DataRow("rgba-8.png")]
    [DataRow("rgba-16.png")]
    [DataRow("grey-alpha-8.png")]
    [DataRow("rgb-8-transparent-colour.png")]
    public void Transparency_is_dropped(string name) =>
        Assert.AreEqual(0, GoldenImages.LargestDifference(GoldenImages.Expected(name), Codec.Decode(GoldenImages.Encoded(name))));

    [TestMethod]
    public void Cmyk_without_the_Adobe_marker_is_not_inverted() =>
        Assert.IsLessThanOrEqualTo(1, GoldenImages.LargestDifference(GoldenImages.Expected("plain-cmyk.jpg", 16, 16), Codec.Decode(GoldenImages.Encoded("plain-cmyk.jpg"))));

    [TestMethod]
    [DataRow("colour-420.jpg", 44, 32)]
    [DataRow("exif-6.jpg", 32, 44)]
    [DataRow("palette-2.png", 44, 32)]
    public void Size_is_that_of_the_stored_image(string name, int width, int height) =>
        Assert.AreEqual(new ImageSize(width, height), Codec.ReadSize(GoldenImages.Encoded(name)));

    [TestMethod]
    public void Jpeg_with_a_marker_amid_its_data_is_an_error()
    {
        var encoded = GoldenImages.Encoded("colour-444.jpg");
        for (var i = encoded.Length / 2; i < encoded.Length - 2; i++)
        {
            var broken = (byte[])encoded.Clone();
            (broken[i], broken[i + 1]) = (0xFF, 0xC4);
            Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(broken));
        }
    }

    [TestMethod]
    [DataRow(16, true)]
    [DataRow(40, false)]
    public void A_little_padding_before_the_end_is_forgiven(int bytes, bool forgiven)
    {
        var encoded = GoldenImages.Encoded("colour-420.jpg");
        byte[] padded = [.. encoded[..^2], .. new byte[bytes], .. encoded[^2..]];
        if (forgiven)
            Assert.AreEqual(0, GoldenImages.LargestDifference(Codec.Decode(encoded), Codec.Decode(padded)));
        else
            Assert.Contains("extraneous", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(padded)).Message);
    }

    [TestMethod]
    public void Bytes_behind_the_end_do_not_matter()
    {
        var encoded = GoldenImages.Encoded("colour-420.jpg");
        Assert.AreEqual(0, GoldenImages.LargestDifference(Codec.Decode(encoded), Codec.Decode([.. encoded, .. new byte[5000]])));
    }

    [TestMethod]
    public void Jpeg_that_claims_more_pixels_than_its_bytes_can_hold_is_refused()
    {
        var encoded = GoldenImages.Encoded("colour-420.jpg");
        var frame = encoded.AsSpan().IndexOf<byte>([0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 5), 10_000);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 7), 12_000);
        Assert.Contains("12000x10000", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(encoded)).Message);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 5), 65_000);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 7), 65_000);
        Assert.Contains("too large", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(encoded)).Message);
    }

    [TestMethod]
    public void Png_that_claims_more_pixels_than_its_bytes_can_hold_is_refused()
    {
        var whole = Codec.EncodePng(new byte[3_000 * 1_000], new(3_000, 1_000), 1);
        Assert.AreEqual(3_000, Codec.Decode(whole, 0).Width);
        Assert.Contains("3000x1000", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(whole.AsSpan(0, whole.Length / 2))).Message);
    }

    [TestMethod]
    [DataRow(0, 44, 32)]
    [DataRow(17, 44, 32)]
    [DataRow(16, 22, 16)]
    [DataRow(8, 11, 8)]
    [DataRow(4, 6, 4)]
    public void Jpeg_is_halved_as_long_as_the_short_side_suffices(int minimumShortSide, int width, int height)
    {
        var image = Codec.Decode(GoldenImages.Encoded("colour-420.jpg"), minimumShortSide);
        Assert.AreEqual((width, height), (image.Width, image.Height));
    }

    [TestMethod]
    public void Encoded_png_decodes_to_the_same_pixels()
    {
        var image = GoldenImages.Expected("rgb-8.png");
        CollectionAssert.AreEqual(image.Pixels, Codec.Decode(Codec.EncodePng(image.Pixels, new(image.Width, image.Height), 3)).Pixels);
        byte[] grey = [0, 90, 255, 7, 8, 9];
        CollectionAssert.AreEqual(grey.SelectMany(value => new[] { value, value, value }).ToArray(), Codec.Decode(Codec.EncodePng(grey, new(3, 2), 1)).Pixels);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, Codec.Decode(Codec.EncodePng([1, 2, 3, 0], new(1, 1), 4)).Pixels);
    }

    [TestMethod]
    public void Encoded_jpeg_decodes_to_nearly_the_same_pixels()
    {
        var image = GoldenImages.Expected("exif-1.jpg");
        // The colour is stored at half the size: only at the disc's edge does it show.
        var decoded = Codec.Decode(Codec.EncodeJpeg(image, 100));
        Assert.IsLessThan(2, image.Pixels.Zip(decoded.Pixels, (a, b) => Math.Abs(a - b)).Average());
        Assert.IsLessThan(Codec.EncodeJpeg(image, 100).Length, Codec.EncodeJpeg(image, 30).Length);
    }

    [TestMethod]
    public void What_cannot_be_encoded_is_an_error()
    {
        Assert.Contains("not 0", Assert.ThrowsExactly<ArgumentException>(() => Codec.EncodeJpeg(new RgbImage(1, 1, new byte[3]), 0)).Message);
        Assert.Contains("65500", Assert.ThrowsExactly<ArgumentException>(() => Codec.EncodeJpeg(new RgbImage(70_000, 1, new byte[210_000]))).Message);
        Assert.ThrowsExactly<ArgumentException>(() => Codec.EncodePng(new byte[2], new(1, 1), 2));
        Assert.ThrowsExactly<ArgumentException>(() => Codec.EncodePng(new byte[2], new(1, 1), 3));
    }

    [TestMethod]
    [DataRow(0, 0, 44, 32, 22, 16)]
    [DataRow(3.5, 2.25, 30.5, 20.25, 19, 21)]
    [DataRow(10, 10, 7, 5, 28, 20)]
    public void Fused_crop_is_what_the_managed_resampler_gives(double left, double top, double width, double height, int outWidth, int outHeight)
    {
        foreach (var name in new[] { "colour-444.jpg", "rgb-8.png", "palette-4.png", "cmyk-adobe.jpg" })
        {
            var (box, output) = (new ImageBox(left, top, width, height), new ImageSize(outWidth, outHeight));
            var expected = ImageResampler.Resample(GoldenImages.Expected(name), box, output);
            Assert.IsLessThanOrEqualTo(1, GoldenImages.LargestDifference(expected, Codec.DecodeCrop(GoldenImages.Encoded(name), new(box, output))));
        }
    }

    [TestMethod]
    public void Fused_crop_of_a_turned_image_is_that_of_the_upright_image()
    {
        var (box, output) = (new ImageBox(4, 2, 31, 26), new ImageSize(18, 14));
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            var name = $"exif-{orientation}.jpg";
            var (encoded, turn) = (GoldenImages.Encoded(name), (ImageOrientation)orientation);
            var expected = ImageResampler.Resample(GoldenImages.Expected(name), box, output);
            var storedBox = turn.ToStored(box, Codec.ReadSize(encoded));
            Assert.IsLessThanOrEqualTo(1, GoldenImages.LargestDifference(expected, Codec.DecodeCrop(encoded, new(storedBox, output, turn))));
            var mirrored = ExifOrientation.Apply(expected, ImageOrientation.MirrorHorizontal);
            Assert.IsLessThanOrEqualTo(1, GoldenImages.LargestDifference(mirrored, Codec.DecodeCrop(encoded, new(storedBox, output, turn.ThenMirrored()))));
        }
    }

    [TestMethod]
    public void Fused_values_are_normalised()
    {
        var image = new RgbImage(2, 1, [0, 128, 255, 255, 0, 51]);
        var values = new float[6];
        Codec.Crop(image, new(new(0, 0, 2, 1), new(2, 1)), PixelNormalization.ImageNet, values);
        // (value / 255 - mean) / std by hand.
        float[] expected = [-0.485f / 0.229f, (128 / 255f - 0.456f) / 0.224f, (1 - 0.406f) / 0.225f, (1 - 0.485f) / 0.229f, -0.456f / 0.224f, (0.2f - 0.406f) / 0.225f];
        for (var i = 0; i < values.Length; i++)
            Assert.AreEqual(expected[i], values[i], 1e-5f);
        var encoded = new float[6];
        Codec.DecodeCrop(Codec.EncodePng(image.Pixels, new(2, 1), 3), new(new(0, 0, 2, 1), new(2, 1)), PixelNormalization.ImageNet, encoded);
        CollectionAssert.AreEqual(values, encoded);
    }

    [TestMethod]
    public void Crop_outside_the_image_is_an_error()
    {
        var image = GoldenImages.Expected("rgb-8.png");
        var values = new float[12];
        foreach (var box in new ImageBox[] { new(0, 0, 45, 10), new(-1, 0, 4, 4), new(0, 0, 0, 4), new(0, 30, 4, 3), new(double.NaN, 0, 4, 4), new(0, 0, double.PositiveInfinity, 4) })
            Assert.ThrowsExactly<ArgumentException>(() => Codec.Crop(image, new(box, new(2, 2)), PixelNormalization.ImageNet, values));
        Assert.ThrowsExactly<ArgumentException>(() => Codec.Crop(image, new(new(0, 0, 4, 4), new(2, 3)), PixelNormalization.ImageNet, values));
    }
}
