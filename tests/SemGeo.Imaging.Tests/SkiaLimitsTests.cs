using System.Buffers.Binary;
using SemGeo.Imaging.Files;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

/// <summary>What hostile and damaged files may cost, and what several threads share.</summary>
[TestClass]
public sealed class SkiaLimitsTests
{
    private static readonly SkiaImageCodec Codec = new();

    [TestMethod]
    [DataRow(0xC9)]
    [DataRow(0xCA)]
    public void Arithmetic_coding_is_refused(int marker)
    {
        var encoded = GoldenImages.Encoded("colour-420.jpg");
        encoded[encoded.AsSpan().IndexOf<byte>([0xFF, 0xC0]) + 1] = (byte)marker;
        Assert.Contains("arithmetic-coded", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(encoded)).Message);
    }

    [TestMethod]
    public void Progressive_jpeg_is_charged_for_its_coefficients()
    {
        // 16000 x 12000 pixels with colour at full size: 6 bytes a pixel of coefficients and 3 of the result.
        var encoded = GoldenImages.Encoded("progressive.jpg");
        var frame = encoded.AsSpan().IndexOf<byte>([0xFF, 0xC2]);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 5), 12_000);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 7), 16_000);
        for (var component = 0; component < 3; component++)
            encoded[frame + 11 + 3 * component] = 0x11;
        // Bytes enough for the claim, in a comment behind the beginning.
        byte[] comments = [.. Enumerable.Range(0, 7).SelectMany(_ => (byte[])[0xFF, 0xFE, 0xFF, 0xFF, .. new byte[65_533]])];
        var error = Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode([.. encoded[..2], .. comments, .. encoded[2..]]));
        Assert.Contains("at most 1589 MB", error.Message);
    }

    [TestMethod]
    public void More_than_200_scans_are_refused()
    {
        var encoded = GoldenImages.Encoded("progressive.jpg");
        var scan = encoded.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        var first = encoded[scan..];
        byte[] many = [.. encoded[..scan], .. Enumerable.Repeat(first[..^2], 201).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Assert.Contains("more than 200 scans", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(many)).Message);
    }

    [TestMethod]
    public void Scans_over_a_large_image_again_and_again_are_refused()
    {
        // 12,000 x 10,000 pixels with 16 x 16 a unit: 468,750 units of 6 blocks. The first scan of all components takes 2.8 million, so that 92 of them are more than 256 million.
        var encoded = GoldenImages.Encoded("progressive.jpg");
        var frame = encoded.AsSpan().IndexOf<byte>([0xFF, 0xC2]);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 5), 10_000);
        BinaryPrimitives.WriteUInt16BigEndian(encoded.AsSpan(frame + 7), 12_000);
        (encoded[frame + 11], encoded[frame + 14], encoded[frame + 17]) = (0x22, 0x11, 0x11);
        var scan = encoded.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        byte[] comments = [.. Enumerable.Range(0, 4).SelectMany(_ => (byte[])[0xFF, 0xFE, 0xFF, 0xFF, .. new byte[65_533]])];
        byte[] all = [0xFF, 0xDA, 0, 12, 3, encoded[frame + 10], 0, encoded[frame + 13], 0, encoded[frame + 16], 0, 0, 0, 0];
        byte[] Scans(int count) => [.. encoded[..2], .. comments, .. encoded[2..scan], .. Enumerable.Repeat(all, count).SelectMany(bytes => bytes), 0xFF, 0xD9];
        Assert.Contains("256 million blocks", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(Scans(92))).Message);
        EncodedImage.ThrowIfIncomplete(Scans(91));
    }

    [TestMethod]
    public void Gif_that_claims_more_than_its_bytes_can_hold_is_refused()
    {
        // A canvas of 14,000 x 14,000 pixels with a frame of one pixel.
        byte[] gif = [.. "GIF89a"u8, 0xB0, 0x36, 0xB0, 0x36, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B];
        Assert.Contains("14000x14000", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(gif)).Message);
        (gif[6], gif[7], gif[8], gif[9]) = (1, 0, 1, 0);
        Assert.AreEqual(1, Codec.Decode(gif).Width);
    }

    [TestMethod]
    [DataRow((byte)1)]
    [DataRow((byte)2)]
    public void Run_length_encoded_bmp_that_claims_more_than_its_bytes_can_hold_is_refused(byte compression)
    {
        var bits = (byte)(compression == 1 ? 8 : 4);
        byte[] bmp = [.. "BM"u8, 64, 0, 0, 0, 0, 0, 0, 0, 62, 0, 0, 0, 40, 0, 0, 0, 0xB0, 0x36, 0, 0, 0xB0, 0x36, 0, 0, 1, 0, bits, 0, compression, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 0, 0, 1];
        var error = Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(bmp));
        Assert.Contains("14000x14000", error.Message);
    }

    [TestMethod]
    public void Widest_jpeg_decodes()
    {
        var pixels = new byte[3 * 65_500 * 8];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i / 3 / 400);
        var encoded = Codec.EncodeJpeg(new RgbImage(65_500, 8, pixels), 95);
        Assert.AreEqual(new ImageSize(65_500, 8), Codec.ReadSize(encoded));
        Assert.AreEqual(65_500, Codec.Decode(encoded).Width);
        // A crop near the right end is made of the columns around it.
        var crop = Codec.DecodeCrop(encoded, new(new ImageBox(60_000, 0, 8, 8), new ImageSize(8, 8)));
        Assert.AreEqual(60_000 / 400 % 256, crop.Pixels[0], 3);
    }

    [TestMethod]
    public void Eight_threads_make_the_same_crops()
    {
        string[] names = ["colour-420.jpg", "progressive.jpg", "rgb-8-interlaced.png", "plain-cmyk.jpg", "ycck.jpg", "palette-4.png"];
        var crop = new ImageCrop(new ImageBox(1, 2, 13, 11), new ImageSize(9, 7), ImageOrientation.Rotate90);
        var expected = names.Select(name => Codec.DecodeCrop(GoldenImages.Encoded(name), crop).Pixels).ToArray();
        var damaged = GoldenImages.Encoded("colour-444.jpg")[..^40];
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 5 == 0)
                Assert.ThrowsExactly<ImageDecodingException>(() => Codec.DecodeCrop(damaged, crop));
            CollectionAssert.AreEqual(expected[i % names.Length], Codec.DecodeCrop(GoldenImages.Encoded(names[i % names.Length]), crop).Pixels);
        });
    }

    [TestMethod]
    [DataRow("colour-420.jpg")]
    [DataRow("grey.jpg")]
    public void File_that_was_whole_once_is_checked_again_when_its_bytes_change(string name)
    {
        var encoded = GoldenImages.Encoded(name);
        Codec.Decode(encoded);
        Codec.Decode(encoded);
        Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(encoded.AsSpan(0, encoded.Length - 3)));
        byte[] padded = [.. encoded[..^2], .. new byte[40], .. encoded[^2..]];
        Assert.Contains("extraneous", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(padded)).Message);
        Assert.Contains("extraneous", Assert.ThrowsExactly<ImageDecodingException>(() => Codec.Decode(padded)).Message);
    }

    [TestMethod]
    public void Encoding_is_the_same_each_time()
    {
        var image = GoldenImages.Expected("rgb-8.png");
        CollectionAssert.AreEqual(Codec.EncodeJpeg(image, 80), new SkiaImageCodec().EncodeJpeg(image, 80));
        CollectionAssert.AreEqual(Codec.EncodePng(image.Pixels, new(44, 32), 3), new SkiaImageCodec().EncodePng(image.Pixels, new(44, 32), 3));
    }
}
