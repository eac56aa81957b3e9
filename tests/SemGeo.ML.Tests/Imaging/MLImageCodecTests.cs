using SemGeo.Imaging;
using SemGeo.ML.Imaging;
using SemGeo.Vision.Imaging;
using SemGeo.Vision.Tests.Imaging;

namespace SemGeo.ML.Tests.Imaging;

[TestClass]
public sealed class MLImageCodecTests : ImageDecoderTester
{
    private static readonly MLImageCodec Codec = new();

    protected override IImageDecoder Decoder => Codec;

    [TestMethod]
    public void Jpeg_of_one_colour_comes_back()
    {
        var image = new RgbImage(20, 10, [.. Enumerable.Repeat(new byte[] { 180, 90, 30 }, 200).SelectMany(pixel => pixel)]);
        var decoded = Codec.Decode(Codec.EncodeJpeg(image));
        Assert.AreEqual((20, 10), (decoded.Width, decoded.Height));
        Assert.IsTrue(decoded.Pixels.Zip(image.Pixels, (a, b) => Math.Abs(a - b)).All(difference => difference <= 4));
    }
}
