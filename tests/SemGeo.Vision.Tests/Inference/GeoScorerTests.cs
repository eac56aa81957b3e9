using SemGeo.Imaging;
using SemGeo.Imaging.Files;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Tests.Training;

namespace SemGeo.Vision.Tests.Inference;

[TestClass]
public sealed class GeoScorerTests
{
    private static readonly GeoScoringOptions SmallBatches = new() { BatchSize = 5, Workers = 2 };

    [TestMethod]
    public void Every_photo_gets_a_score_or_a_reason_in_order()
    {
        using var model = ToyTraining.Convolutional(1, 3, 2);
        // All have the same row, and every third is broken.
        var photos = Enumerable.Range(0, 40).Select(i => File(i, row: 7)).ToList();

        var scores = new GeoScorer(model, new NumberDecoder(), SmallBatches).Score(photos).ToList();

        Assert.HasCount(40, scores);
        for (var i = 0; i < 40; i++)
        {
            Assert.AreSame(photos[i], scores[i].Photo);
            Assert.AreEqual(i % 3 == 2 ? $"Number {i} is no image." : null, scores[i].Error);
            Assert.AreEqual(i % 3 == 2 ? 0 : 5, scores[i].Probabilities.Length);
        }

        var alone = new GeoScorer(model, new NumberDecoder(), SmallBatches).Score([photos[25]]).Single();
        for (var cell = 0; cell < 5; cell++)
            Assert.AreEqual(alone.Probabilities.Span[cell], scores[25].Probabilities.Span[cell], 1e-5f);
    }

    [TestMethod]
    public void Only_bad_photos_give_only_reasons()
    {
        using var model = ToyTraining.Convolutional(1, 3);
        var bad = File(2);

        var scores = new GeoScorer(model, new NumberDecoder(), SmallBatches).Score(Enumerable.Repeat(bad, 7)).ToList();

        Assert.HasCount(7, scores);
        Assert.IsTrue(scores.All(score => score.Error == "Number 2 is no image."));
    }

    [TestMethod]
    public void A_first_row_costs_one_photo_and_later_ones_are_looked_ahead_for()
    {
        using var model = ToyTraining.Convolutional(1, 3);
        var taken = 0;
        var options = new GeoScoringOptions { BatchSize = 16, Crops = CropMode.Center, Workers = 1 };
        using var scores = new GeoScorer(model, new NumberDecoder(), options).Score(Count()).GetEnumerator();

        var takenAt = new List<int>();
        while (scores.MoveNext())
            takenAt.Add(taken);

        Assert.AreEqual(1, takenAt[0]);
        Assert.AreEqual(5, takenAt[1]);
        Assert.IsLessThanOrEqualTo(5 + 3 * 16, takenAt[5]);
        Assert.HasCount(100, takenAt);

        IEnumerable<PhotoExample> Count()
        {
            for (; taken < 100;)
            {
                taken++;
                yield return File(3);
            }
        }
    }

    [TestMethod]
    public void Leaving_early_cancellation_and_a_failing_source_leave_no_tensor()
    {
        using var model = ToyTraining.Convolutional(1, 3);
        var scorer = new GeoScorer(model, new NumberDecoder(), SmallBatches);
        var photos = Enumerable.Repeat(File(3), 1000);
        using var source = new CancellationTokenSource();

        // The first prediction makes the folded weights, which stay.
        Assert.HasCount(1, scorer.Score(photos.Take(1)).ToList());
        var before = LiveTensors.Before();

        Assert.HasCount(30, scorer.Score(photos).Take(30).ToList());
        Assert.Throws<OperationCanceledException>(() => CancelAfter(scorer.Score(photos, source.Token), source, 30));
        Assert.ThrowsExactly<InvalidOperationException>(() => scorer.Score(photos.Take(20).Concat(Failing())).ToList());

        Assert.AreEqual(before, LiveTensors.Now());

        static IEnumerable<PhotoExample> Failing()
        {
            yield return File(3);
            throw new InvalidOperationException("The source failed.");
        }
    }

    [TestMethod]
    public void A_disposed_model_is_an_error()
    {
        var model = ToyTraining.Convolutional(1, 3);
        var scorer = new GeoScorer(model, new NumberDecoder());
        model.Dispose();

        Assert.ThrowsExactly<ObjectDisposedException>(() => scorer.Score([File(3)]).ToList());
    }

    [TestMethod]
    public void One_message_names_every_wrong_option()
    {
        using var model = ToyTraining.Convolutional(1, 3);
        var options = new GeoScoringOptions { BatchSize = 0, Workers = 0, Crops = (CropMode)9, Merging = (SemGeo.Inference.CropMerging)9 };

        var error = Assert.ThrowsExactly<ArgumentException>(() => new GeoScorer(model, new NumberDecoder(), options));

        Assert.AreEqual(
            "GeoScoringOptions: Crops is 9, it must be Center or Five. Merging is 9, it must be Mean or Maximum. "
            + "BatchSize is 0, it must be at least 1. Workers is 0, it must be at least 1.",
            error.Message);
    }

    private static void CancelAfter(IEnumerable<PhotoScore> scores, CancellationTokenSource source, int count)
    {
        foreach (var _ in scores)
        {
            if (--count == 0)
                source.Cancel();
        }
    }

    // Begins as a JPEG file does.
    private static PhotoExample File(int number, long row = 0) => new(row, $"{number}.jpg", new byte[] { 0xFF, 0xD8, 0xFF, (byte)number }, default, default);

    /// <summary>A photo is a number, the seed of its noise. Every third is broken.</summary>
    private sealed class NumberDecoder : IImageDecoder
    {
        public string Name => "number";

        public RgbImage Decode(ReadOnlySpan<byte> encoded, int minimumShortSide = 0)
        {
            var number = encoded[3];
            if (number % 3 == 2)
                throw new ImageDecodingException($"Number {number} is no image.");
            var pixels = new byte[3 * 50 * 40];
            new Random(number).NextBytes(pixels);
            return new RgbImage(50, 40, pixels);
        }
    }
}
