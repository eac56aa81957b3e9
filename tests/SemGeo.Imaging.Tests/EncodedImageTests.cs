using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class EncodedImageTests
{
    [TestMethod]
    [DataRow("colour-420.jpg")]
    [DataRow("progressive.jpg")]
    [DataRow("cmyk-adobe.jpg")]
    [DataRow("exif-7.jpg")]
    [DataRow("rgb-8-interlaced.png")]
    [DataRow("palette-8.png")]
    public void Whole_image_passes_and_every_beginning_of_it_fails(string name)
    {
        var encoded = GoldenImages.Encoded(name);
        EncodedImage.ThrowIfIncomplete(encoded);
        for (var length = 0; length < encoded.Length; length++)
            Assert.ThrowsExactly<ImageDecodingException>(() => EncodedImage.ThrowIfIncomplete(encoded.AsSpan(0, length)));
    }

    [TestMethod]
    public void Png_with_a_changed_byte_fails()
    {
        var encoded = GoldenImages.Encoded("rgb-8.png");
        encoded[100] ^= 1;
        Assert.Contains("checksum", Assert.ThrowsExactly<ImageDecodingException>(() => EncodedImage.ThrowIfIncomplete(encoded)).Message);
    }

    [TestMethod]
    [DataRow("\0\0\0\u0018ftypheic", "HEIC")]
    [DataRow("\0\0\0\u0018ftypmif1", "HEIC")]
    [DataRow("\0\0\0\u0018ftypavif", "AVIF")]
    [DataRow("\0\0\0\u0018ftypisom", "video")]
    [DataRow("RIFF1234WEBPVP8 ", "WebP")]
    [DataRow("GIF89a", "GIF")]
    [DataRow("II*\0", "TIFF")]
    [DataRow("BM1234", "BMP")]
    [DataRow("%PDF-1.4", "PDF")]
    [DataRow("<!DOCTYPE html>", "HTML")]
    [DataRow("hello", "no image")]
    [DataRow("", "empty")]
    public void What_is_no_jpeg_or_png_is_named(string beginning, string name)
    {
        var bytes = beginning.Select(letter => (byte)letter).ToArray();
        Assert.Contains(name, Assert.ThrowsExactly<ImageDecodingException>(() => EncodedImage.ThrowIfIncomplete(bytes)).Message);
    }
}
