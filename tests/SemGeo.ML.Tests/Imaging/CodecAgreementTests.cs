using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Tests.Imaging;

/// <summary>What a network gets does not depend on whether the decoder crops while it decodes.</summary>
[TestClass]
public sealed class CodecAgreementTests
{
    private const int Width = 60, Height = 44;

    /// <summary>One level of 255, divided by the smallest standard deviation.</summary>
    private const float Level = 1.01f / 255 / 0.224f;

    [TestMethod]
    [DataRow(true, 1)]
    [DataRow(false, 3)]
    public void Crops_with_and_without_fusing_are_those_of_one_box(bool isPng, int levels)
    {
        var codec = new SkiaImageCodec();
        var image = Image();
        var encoded = isPng ? codec.EncodePng(image.Pixels, new(Width, Height), 3) : codec.EncodeJpeg(image, 95);

        // As large as they are: nothing that the JPEG's own transform could halve.
        var options = new InputOptions { InputSize = 32, ResizeShortSide = 40, EvaluationShortSide = 40, BatchSize = 40, Workers = 1 };
        var photos = Enumerable.Range(0, 40).Select(row => new PhotoExample(row, null, encoded, new[] { 0 }, default)).ToList();
        foreach (var crops in new[] { CropMode.Center, CropMode.Five })
            AssertClose(Read(new EvaluationInput(codec, options, crops).Read(new PhotoList(photos))), Read(new EvaluationInput(new PlainDecoder(codec), options, crops).Read(new PhotoList(photos))), levels);
        AssertClose(Read(new TrainingInput(new PhotoList(photos), codec, options).Epoch(1)), Read(new TrainingInput(new PhotoList(photos), new PlainDecoder(codec), options).Epoch(1)), levels);
    }

    private sealed class PlainDecoder(SkiaImageCodec codec) : IImageDecoder
    {
        public string Name => "plain";

        public RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0) => codec.Decode(encoded, minimumShortSide);
    }

    private static float[] Read(IEnumerable<PhotoBatch> batches)
    {
        var batch = batches.Single();
        using (batch)
            return batch.Pixels.ToArray();
    }

    private static void AssertClose(float[] expected, float[] actual, int levels)
    {
        Assert.HasCount(expected.Length, actual);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], levels * Level);
        Assert.IsGreaterThan(1, expected.Max() - expected.Min(), "The photo is of one colour: any crop would agree.");
    }

    // Smooth, with an edge: a box that is off by a pixel shows.
    private static RgbImage Image()
    {
        var pixels = new byte[Width * Height * 3];
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var at = 3 * ((y * Width) + x);
                (pixels[at], pixels[at + 1], pixels[at + 2]) = ((byte)(4 * x), (byte)(5 * y), (byte)(x > 25 && y > 20 ? 220 : 40));
            }
        }

        return new RgbImage(Width, Height, pixels);
    }
}
