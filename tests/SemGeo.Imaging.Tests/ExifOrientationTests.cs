using SemGeo.Imaging.Files;
using SemGeo.Testing;

namespace SemGeo.Imaging.Tests;

[TestClass]
public sealed class ExifOrientationTests
{
    // Two rows of three pixels: a b c over d e f.
    private static readonly RgbImage Letters = new(3, 2, Pixels("abcdef"));

    [TestMethod]
    [DataRow(ImageOrientation.Normal, "abcdef")]
    [DataRow(ImageOrientation.MirrorHorizontal, "cbafed")]
    [DataRow(ImageOrientation.Rotate180, "fedcba")]
    [DataRow(ImageOrientation.MirrorVertical, "defabc")]
    [DataRow(ImageOrientation.Transpose, "adbecf")]
    [DataRow(ImageOrientation.Rotate90, "daebfc")]
    [DataRow(ImageOrientation.Transverse, "fcebda")]
    [DataRow(ImageOrientation.Rotate270, "cfbead")]
    public void Apply_turns_the_pixels(ImageOrientation orientation, string expected)
    {
        var upright = ExifOrientation.Apply(Letters, orientation);
        Assert.AreEqual(orientation.SwapsSides() ? (2, 3) : (3, 2), (upright.Width, upright.Height));
        CollectionAssert.AreEqual(Pixels(expected), upright.Pixels);
    }

    [TestMethod]
    public void ThenMirrored_is_turning_and_then_mirroring()
    {
        foreach (var orientation in Enum.GetValues<ImageOrientation>())
        {
            var expected = ExifOrientation.Apply(ExifOrientation.Apply(Letters, orientation), ImageOrientation.MirrorHorizontal);
            CollectionAssert.AreEqual(expected.Pixels, ExifOrientation.Apply(Letters, orientation.ThenMirrored()).Pixels);
        }
    }

    [TestMethod]
    public void ToStored_finds_the_pixel_where_it_is_stored()
    {
        foreach (var orientation in Enum.GetValues<ImageOrientation>())
        {
            var upright = ExifOrientation.Apply(Letters, orientation);
            for (var i = 0; i < 6; i++)
            {
                var box = orientation.ToStored(new(i % upright.Width, i / upright.Width, 1, 1), new(Letters.Width, Letters.Height));
                Assert.AreEqual((1.0, 1.0), (box.Width, box.Height));
                Assert.AreEqual(upright.Pixels[3 * i], Letters.Pixels[3 * ((int)box.Top * 3 + (int)box.Left)]);
            }
        }
    }

    [TestMethod]
    public void Read_finds_the_tag_in_a_jpeg()
    {
        for (var orientation = 1; orientation <= 8; orientation++)
            Assert.AreEqual((ImageOrientation)orientation, ExifOrientation.Read(GoldenImages.Encoded($"exif-{orientation}.jpg")));
        Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(GoldenImages.Encoded("colour-420.jpg")));
    }

    [TestMethod]
    public void Read_finds_the_tag_in_a_png()
    {
        var png = GoldenImages.Encoded("rgb-8.png");
        byte[] chunk = [0, 0, 0, 26, .. "eXIf"u8, .. Tiff(6, little: true), 1, 2, 3, 4];
        // Behind the header: 8 bytes of signature and 25 of IHDR.
        Assert.AreEqual(ImageOrientation.Rotate90, ExifOrientation.Read((byte[])[.. png[..33], .. chunk, .. png[33..]]));
        Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(png));
    }

    [TestMethod]
    public void Read_understands_both_byte_orders_and_skips_fill_bytes()
    {
        Assert.AreEqual(ImageOrientation.Rotate270, ExifOrientation.Read(Jpeg(Tiff(8, little: true))));
        Assert.AreEqual(ImageOrientation.Transpose, ExifOrientation.Read(Jpeg(Tiff(5, little: false))));
        var filled = Jpeg(Tiff(5, little: false)).ToList();
        filled.Insert(2, 0xFF);
        Assert.AreEqual(ImageOrientation.Transpose, ExifOrientation.Read(filled.ToArray()));
    }

    [TestMethod]
    public void Read_takes_nonsense_for_normal()
    {
        Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(Jpeg(Tiff(0, little: true))));
        Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(Jpeg(Tiff(9, little: true))));
        Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read("no image"u8));
        var good = Jpeg(Tiff(6, little: true));
        for (var length = 0; length < good.Length - 8; length++)
            Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(good.AsSpan(0, length)));
        var far = Jpeg(Tiff(6, little: true));
        far[16] = far[17] = far[18] = far[19] = 0xFF;
        Assert.AreEqual(ImageOrientation.Normal, ExifOrientation.Read(far));
    }

    private static byte[] Pixels(string letters) => [.. letters.SelectMany(letter => new[] { (byte)letter, (byte)(letter + 1), (byte)(letter + 2) })];

    // A directory of one entry: 8 bytes of header, a count, the entry, no next directory.
    private static byte[] Tiff(byte orientation, bool little) => little
        ? [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]
        : [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static byte[] Jpeg(byte[] tiff) => [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(tiff.Length + 8), .. "Exif\0\0"u8, .. tiff, 0xFF, 0xD9];
}
