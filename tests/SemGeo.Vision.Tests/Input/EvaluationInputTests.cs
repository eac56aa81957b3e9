using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class EvaluationInputTests
{
    private const float Level = 1.01f / 255 / 0.224f;

    private static InputOptions Small() => new() { InputSize = 16, EvaluationShortSide = 20, BatchSize = 8, Workers = 3 };

    private static EvaluationInput Create(InputOptions options, CropMode mode = CropMode.Center) => new(new SkiaImageCodec(), options, mode);

    [TestMethod]
    public void Order_is_that_of_the_source()
    {
        var images = Photos.Drain(Create(Small()).Read(new PhotoList(Photos.Golden(50))));
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Select(row => (long)row).ToArray(), images.Select(image => image.Row).ToArray());
    }

    [TestMethod]
    [DataRow("rgb-8.png")]
    [DataRow("exif-5.jpg")]
    [DataRow("exif-8.jpg")]
    public void Crops_are_taken_from_the_upright_image_scaled_to_the_short_side(string name)
    {
        // 44 x 32 becomes 27 x 20 (27.5 rounded down): a crop of 16 is 16 * 44 / 27 by 16 * 32 / 20 pixels of the image.
        var upright = GoldenImages.Expected(name);
        double x = 44.0 / 27, y = 32.0 / 20;
        (double Left, double Top)[] corners = [(0, 0), (11, 0), (0, 4), (11, 4), (6, 2)];
        using var batch = Create(Small(), CropMode.Five).Load([new PhotoExample(0, GoldenImages.PathOf(name))], out _)!;
        Assert.AreEqual((1, 5), (batch.Count, batch.Crops));
        for (var i = 0; i < 5; i++)
        {
            var box = new ImageBox(corners[i].Left * x, corners[i].Top * y, 16 * x, 16 * y);
            AssertPixels(ImageResampler.Resample(upright, box, new(16, 16)), batch.Pixels.Slice(i * 768, 768));
        }
        using var center = Create(Small()).Load([new PhotoExample(0, GoldenImages.PathOf(name))], out _)!;
        for (var i = 0; i < 768; i++)
            Assert.AreEqual(batch.Pixels[4 * 768 + i], center.Pixels[i], Level);
    }

    [TestMethod]
    public void Bytes_and_decoded_images_give_the_same_as_files()
    {
        var file = new PhotoExample(0, GoldenImages.PathOf("rgb-8.png"));
        var bytes = new PhotoExample(1, null, GoldenImages.Encoded("rgb-8.png"), default, GeoCoordinate.Missing);
        var image = new PhotoExample(2, null, default, default, GeoCoordinate.Missing) { Image = GoldenImages.Expected("rgb-8.png") };
        var uri = new PhotoExample(3, new Uri(GoldenImages.PathOf("rgb-8.png")).AbsoluteUri);
        using var batch = Create(Small()).Load([file, bytes, image, uri], out var bad)!;
        Assert.IsEmpty(bad);
        var first = batch.Pixels[..768].ToArray();
        for (var i = 1; i < 4; i++)
            CollectionAssert.AreEqual(first, batch.Pixels.Slice(i * 768, 768).ToArray());
    }

    [TestMethod]
    public void Load_agrees_with_Read_whatever_the_number()
    {
        var examples = Photos.Golden(21);
        var input = Create(Small(), CropMode.Five);
        var expected = Photos.Drain(input.Read(new PhotoList(examples)));
        foreach (var count in new[] { 1, 4, 16, 21 })
        {
            using var batch = input.Load(examples.Take(count).ToList(), out _)!;
            Assert.AreEqual(count, batch.Count);
            for (var i = 0; i < count; i++)
                CollectionAssert.AreEqual(expected[i].Pixels, batch.Pixels.Slice(i * 5 * 768, 5 * 768).ToArray());
        }
    }

    [TestMethod]
    public void Eight_threads_may_load_at_once()
    {
        var input = Create(Small());
        var examples = Photos.Golden(12);
        using var expected = input.Load(examples, out _)!;
        var values = expected.Pixels.ToArray();
        var errors = 0;
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                using var batch = input.Load(examples, out var _)!;
                if (!batch.Pixels.SequenceEqual(values))
                    Interlocked.Increment(ref errors);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.AreEqual(0, errors);
    }

    [TestMethod]
    public void Image_smaller_than_the_input_is_enlarged()
    {
        var tiny = new PhotoExample(0, null, default, default, GeoCoordinate.Missing) { Image = new RgbImage(1, 1, [255, 0, 51]) };
        using var batch = Create(Small(), CropMode.Five).Load([tiny], out _)!;
        for (var i = 0; i < batch.Pixels.Length; i += 3)
            Assert.AreEqual((1 - 0.485f) / 0.229f, batch.Pixels[i], 1e-5f);
    }

    [TestMethod]
    public void Very_long_image_costs_no_more_than_its_own_size()
    {
        var strip = new PhotoExample(0, null, new SkiaImageCodec().EncodePng(new byte[60_000], new(60_000, 1), 1), default, GeoCoordinate.Missing);
        var options = Small();
        (options.InputSize, options.EvaluationShortSide) = (224, 256);
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var batch = Create(options, CropMode.Five).Load([strip], out _)!;
        Assert.IsLessThan(30_000_000, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.AreEqual(1, batch.Count);
    }

    private static void AssertPixels(RgbImage expected, ReadOnlySpan<float> actual)
    {
        var values = new float[expected.Pixels.Length];
        PixelNormalization.ImageNet.Apply(expected.Pixels, values);
        for (var i = 0; i < values.Length; i++)
            Assert.AreEqual(values[i], actual[i], Level);
    }
}
