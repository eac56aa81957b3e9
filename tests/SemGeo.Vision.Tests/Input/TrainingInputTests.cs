using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Tests.Input;

[TestClass]
public sealed class TrainingInputTests
{
    private static InputOptions Small() => new() { InputSize = 16, ResizeShortSide = 24, BatchSize = 8, ShuffleBuffer = 20, Workers = 4 };

    private static TrainingInput Create(IPhotoSource source, InputOptions options) => new(source, new SkiaImageCodec(), options);

    [TestMethod]
    public void Epoch_gives_every_photo_once_with_its_labels()
    {
        var images = Photos.Drain(Create(new PhotoList(Photos.Golden(50)), Small()).Epoch(0));
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 50).Select(row => (long)row).ToArray(), images.Select(image => image.Row).ToArray());
        foreach (var (row, labels, pixels) in images)
        {
            CollectionAssert.AreEqual(new[] { (int)row, -1 }, labels);
            Assert.HasCount(16 * 16 * 3, pixels);
        }
    }

    [TestMethod]
    public void Batch_has_the_shapes_it_says()
    {
        var sizes = new List<int>();
        foreach (var batch in Create(new PhotoList(Photos.Golden(20)), Small()).Epoch(0))
        {
            using (batch)
            {
                sizes.Add(batch.Count);
                Assert.AreEqual((1, 16, 2), (batch.Crops, batch.InputSize, batch.Heads));
                Assert.AreEqual(batch.Count * 16 * 16 * 3, batch.Pixels.Length);
                Assert.AreEqual(batch.Count * 2, batch.Labels.Length);
                Assert.AreEqual(batch.Count, batch.Rows.Length);
                Assert.AreEqual(new GeoCoordinate(batch.Rows[0], 7), batch.Coordinates[0]);
            }
        }
        CollectionAssert.AreEqual(new[] { 8, 8, 4 }, sizes);
    }

    [TestMethod]
    public void Result_does_not_depend_on_the_threads_or_on_what_is_prefetched()
    {
        var options = Small();
        var expected = Photos.Drain(Create(new PhotoList(Photos.Golden(60)), options).Epoch(3));
        foreach (var (workers, prefetch) in new[] { (1, 1), (2, 5), (16, 2) })
        {
            options.Workers = workers;
            options.PrefetchBatches = prefetch;
            var actual = Photos.Drain(Create(new PhotoList(Photos.Golden(60)), options).Epoch(3));
            CollectionAssert.AreEqual(expected.Select(image => image.Row).ToArray(), actual.Select(image => image.Row).ToArray());
            foreach (var (a, b) in expected.Zip(actual))
                CollectionAssert.AreEqual(a.Pixels, b.Pixels);
        }
    }

    [TestMethod]
    public void Another_epoch_or_seed_gives_another_order_and_other_crops()
    {
        var options = Small();
        var input = Create(new PhotoList(Photos.Golden(30)), options);
        var first = Photos.Drain(input.Epoch(0));
        var second = Photos.Drain(input.Epoch(1));
        options.Seed = 2;
        var other = Photos.Drain(Create(new PhotoList(Photos.Golden(30)), options).Epoch(0));
        foreach (var images in new[] { second, other })
        {
            CollectionAssert.AreNotEqual(first.Select(image => image.Row).ToArray(), images.Select(image => image.Row).ToArray());
            CollectionAssert.AreNotEqual(first.Single(image => image.Row == 1).Pixels, images.Single(image => image.Row == 1).Pixels);
        }
    }

    [TestMethod]
    public void Half_of_the_images_are_mirrored_unless_that_is_off()
    {
        // Without a choice of the crop there are two versions of the image only.
        var options = Small();
        (options.MinimumCropArea, options.MinimumCropRatio, options.MaximumCropRatio, options.ResizeShortSide) = (1, 1, 1, 0);
        var image = ImageResampler.Resample(GoldenImages.Expected("rgb-8.png"), new(6, 0, 32, 32), new(32, 32));
        var png = new SkiaImageCodec().EncodePng(image.Pixels, new(32, 32), 3);
        var source = new PhotoList([.. Enumerable.Range(0, 400).Select(row => Photos.Example(row, null, png))]);
        var mirrored = Photos.Drain(Create(source, options).Epoch(0)).Count(photo => photo.Pixels[0] > 0);
        Assert.IsInRange(150, 250, mirrored);
        options.HorizontalFlip = false;
        Assert.AreEqual(0, Photos.Drain(Create(source, options).Epoch(0)).Count(photo => photo.Pixels[0] > 0));
    }

    [TestMethod]
    public void Crop_is_the_box_that_was_drawn()
    {
        var options = Small();
        (options.HorizontalFlip, options.ResizeShortSide, options.BatchSize) = (false, 0, 1);
        foreach (var (name, row) in new[] { ("rgb-8.png", 11), ("exif-6.jpg", 12), ("exif-7.jpg", 13) })
        {
            var image = Photos.Drain(Create(new PhotoList([Photos.Example(row, GoldenImages.PathOf(name))]), options).Epoch(5)).Single();
            var random = new PhotoRandom(options.Seed, 5, row);
            var box = CropGeometry.DrawRandom(ref random, new(GoldenImages.Width, GoldenImages.Height), options);
            var expected = ImageResampler.Resample(GoldenImages.Expected(name), box, new(16, 16));
            AssertPixels(expected.Pixels, image.Pixels);
        }
    }

    [TestMethod]
    public void Cached_images_are_decoded_once()
    {
        var decoder = new CountingDecoder(new SkiaImageCodec());
        var options = Small();
        options.CacheDecoded = true;
        var source = new PhotoList(Photos.Golden(30));
        var input = new TrainingInput(source, decoder, options);
        var first = Photos.Drain(input.Epoch(0));
        Photos.Drain(input.Epoch(1));
        Assert.AreEqual(30, decoder.Count);
        // What is in the cache does not change the result.
        options.CacheBytes = 0;
        var uncached = new TrainingInput(source, decoder, options);
        foreach (var (a, b) in first.Zip(Photos.Drain(uncached.Epoch(0))))
            CollectionAssert.AreEqual(a.Pixels, b.Pixels);
        Photos.Drain(uncached.Epoch(1));
        Assert.AreEqual(90, decoder.Count);
    }

    [TestMethod]
    public void Decoder_without_cropping_gives_the_same_crops()
    {
        var source = new PhotoList(Photos.Golden(24));
        var fused = Photos.Drain(Create(source, Small()).Epoch(0));
        var plain = Photos.Drain(new TrainingInput(source, new CountingDecoder(new SkiaImageCodec()), Small()).Epoch(0));
        foreach (var (a, b) in fused.Zip(plain))
        {
            Assert.AreEqual(a.Row, b.Row);
            // One level of 255, divided by the smallest standard deviation.
            for (var i = 0; i < a.Pixels.Length; i++)
                Assert.AreEqual(a.Pixels[i], b.Pixels[i], 1.01f / 255 / 0.224f);
        }
    }

    [TestMethod]
    public void Cancelled_epoch_ends_with_the_exception_and_without_threads()
    {
        using var stop = new CancellationTokenSource();
        var source = new EndlessSource();
        using var batches = Create(source, Small()).Epoch(0, stop.Token).GetEnumerator();
        Assert.IsTrue(batches.MoveNext());
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
        {
            while (batches.MoveNext())
                batches.Current.Dispose();
        });
        Assert.IsTrue(source.Left);
    }

    [TestMethod]
    public void Epoch_that_is_left_early_stops_reading()
    {
        var source = new EndlessSource();
        foreach (var batch in Create(source, Small()).Epoch(0))
        {
            batch.Dispose();
            break;
        }
        Assert.IsTrue(source.Left);
        // 20 rows held back, one batch delivered, three ahead, one being filled.
        Assert.IsLessThanOrEqualTo(20 + 8 * 6, source.Given);
    }

    [TestMethod]
    public void Error_of_the_source_reaches_the_caller_after_the_batches_before_it()
    {
        static IEnumerable<PhotoExample> Failing()
        {
            foreach (var example in Photos.Golden(40))
                yield return example;
            throw new InvalidDataException("the source broke");
        }
        var rows = 0;
        var error = Assert.ThrowsExactly<InvalidDataException>(() =>
        {
            foreach (var batch in Create(new DelegateSource(Failing), Small()).Epoch(0))
            {
                rows += batch.Count;
                batch.Dispose();
            }
        });
        Assert.AreEqual("the source broke", error.Message);
        // 21 of the 40 were drawn when the source broke; two full batches of them were out.
        Assert.AreEqual(16, rows);
    }

    [TestMethod]
    public void Rows_with_different_numbers_of_labels_are_an_error()
    {
        var source = new PhotoList([.. Photos.Golden(3), new PhotoExample(3, GoldenImages.PathOf("rgb-8.png"))]);
        var options = Small();
        options.ShuffleBuffer = 1;
        Assert.Contains("Row 3 has 0 labels", Assert.ThrowsExactly<InvalidOperationException>(() => Photos.Drain(Create(source, options).Epoch(0))).Message);
    }

    [TestMethod]
    public void Disposed_batch_cannot_be_used()
    {
        foreach (var batch in Create(new PhotoList(Photos.Golden(3)), Small()).Epoch(0))
        {
            batch.Dispose();
            batch.Dispose();
            Assert.ThrowsExactly<ObjectDisposedException>(() => batch.Pixels.Length);
            Assert.ThrowsExactly<ObjectDisposedException>(() => batch.Labels.Length);
        }
    }

    private static void AssertPixels(byte[] expected, float[] actual)
    {
        var values = new float[expected.Length];
        PixelNormalization.ImageNet.Apply(expected, values);
        for (var i = 0; i < values.Length; i++)
            Assert.AreEqual(values[i], actual[i], 1.01f / 255 / 0.224f);
    }
}
