using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Collections;
using SemGeo.ML.Scoring;
using SemGeo.Testing;
using SemGeo.Vision.Input;
using static SemGeo.ML.Tests.Scoring.MultiHeadGeoTransformerTests;

namespace SemGeo.ML.Tests.Scoring;

/// <summary>How rows are read ahead and scored together, and what becomes of bad ones among them.</summary>
[TestClass]
public sealed class ScoringBatchTests
{
    [TestMethod]
    public void Batch_size_changes_nothing_but_rounding()
    {
        var options = TrainedModel.Options().Scoring;
        options.BatchSize = 3;
        using var other = TrainedModel.Model.With(options);
        foreach (var (expected, actual) in Score(TrainedModel.Model, TrainedModel.Photos).Zip(Score(other, TrainedModel.Photos)))
            Assert.AreEqual(expected.Probability, actual.Probability, 1e-5f);
    }

    [TestMethod]
    [DataRow(1, "1 5 21 24 24")]
    [DataRow(8, "16 24 24")]
    [DataRow(100, "16 24 24")]
    public void First_batch_is_as_large_as_it_is_said_to_be_and_the_next_is_read_while_a_full_one_is_scored(int firstBatchSize, string expected)
    {
        var options = TrainedModel.Options().Scoring;
        options.FirstBatchSize = firstBatchSize;
        using var model = TrainedModel.Model.With(options);
        ViewConformance.Check(model.Transform(TrainedModel.Photos));
        var read = 0L;
        var photos = new MLContext().Data.CreateEnumerable<Photo>(TrainedModel.Photos, reuseRowObject: false).Select(photo =>
        {
            read++;
            return photo;
        });
        var scored = model.Transform(new MLContext().Data.LoadFromEnumerable(photos));
        var seen = new List<long>();
        using (var cursor = scored.GetRowCursor([scored.Schema["Probability"]]))
        {
            while (cursor.MoveNext())
                seen.Add(read);
        }

        Assert.AreEqual(expected, string.Join(' ', seen.Distinct().Append(read)));
    }

    [TestMethod]
    public void Nothing_is_scored_when_nobody_asks()
    {
        var ml = new MLContext();
        var photos = ml.Geolocation.LoadFromPhotos([new Photo { Id = "a", ImagePath = "/nowhere/a.jpg" }]);
        using var strict = TrainedModel.Model.With(new GeoScoringOptions { OnBadImage = BadImagePolicy.Throw });
        var scored = strict.Transform(photos);
        CollectionAssert.AreEqual(new[] { "a" }, scored.GetColumn<string>("Id").ToArray());
        Assert.ThrowsExactly<BadImageException>(() => scored.GetColumn<string>("PredictedCell").ToArray());
    }

    [TestMethod]
    public void Photo_that_cannot_be_used_gets_its_reason_and_the_others_their_prediction()
    {
        var ml = new MLContext();
        var good = TrainedModel.Photos.GetColumn<string>("ImagePath").First();
        var empty = Path.GetTempFileName();
        try
        {
            var photos = ml.Geolocation.LoadFromPhotos(new[] { good, "/nowhere/a.jpg", SyntheticCollection.Folder, empty, good }.Select(p => new Photo { Id = p, ImagePath = p }));
            var rows = Score(TrainedModel.Model, photos);
            Assert.HasCount(5, rows);
            CollectionAssert.AreEqual(new[] { true, false, false, false, true }, rows.Select(r => r.ImageError.Length == 0).ToArray());
            Assert.IsTrue(rows.Where(r => r.ImageError.Length > 0).All(r => double.IsNaN(r.PredictedLatitude) && float.IsNaN(r.Probability) && r.PredictedCell.Length == 0 && r.TopCells.Length == 0));
            Assert.AreEqual(rows[0].Probability, rows[4].Probability, 1e-5f);
        }
        finally
        {
            File.Delete(empty);
        }
    }

    [TestMethod]
    public void Every_photo_of_many_gets_a_prediction_or_a_reason_in_order()
    {
        var good = TrainedModel.Photos.GetColumn<string>("ImagePath").First();
        var options = TrainedModel.Options().Scoring;
        options.BatchSize = 5;
        using var model = TrainedModel.Model.With(options);

        // Every third is bad, and so are all of the fifth batch: 1, 5, 5, 5, 5 ...
        var paths = Enumerable.Range(0, 40).Select(i => i % 3 == 2 || i is >= 15 and < 20 ? $"/nowhere/{i}.jpg" : good).ToArray();
        var rows = Score(model, new MLContext().Geolocation.LoadFromPhotos(paths.Select((path, i) => new Photo { Id = $"{i}", ImagePath = path })));

        Assert.HasCount(40, rows);
        for (var i = 0; i < 40; i++)
        {
            Assert.AreEqual($"{i}", rows[i].Id);
            Assert.AreEqual(paths[i] == good ? "" : "The file does not exist.", rows[i].ImageError[..Math.Min(rows[i].ImageError.Length, 24)]);
            Assert.AreEqual(paths[i] == good, rows[i].PredictedCell.Length > 0);
            if (paths[i] == good)
                Assert.AreEqual(rows[0].Probability, rows[i].Probability, 1e-5f);
        }
    }

    [TestMethod]
    public void Photo_that_stops_scoring_is_named_with_its_row()
    {
        var good = TrainedModel.Photos.GetColumn<string>("ImagePath").First();
        var options = TrainedModel.Options().Scoring;
        (options.BatchSize, options.OnBadImage) = (4, BadImagePolicy.Throw);
        using var model = TrainedModel.Model.With(options);
        var photos = new MLContext().Geolocation.LoadFromPhotos(Enumerable.Range(0, 20).Select(i => new Photo { Id = $"{i}", ImagePath = i == 14 ? "/nowhere/14.jpg" : good }));

        var delivered = 0;
        var error = Assert.ThrowsExactly<BadImageException>(() =>
        {
            foreach (var _ in model.Transform(photos).GetColumn<string>("PredictedCell"))
                delivered++;
        });

        Assert.AreEqual((14, "/nowhere/14.jpg"), (error.Image.Row, error.Image.Path));
        Assert.AreEqual(13, delivered);
    }

    [TestMethod]
    public void Leaving_early_and_a_failing_source_leave_no_tensor()
    {
        var good = TrainedModel.Photos.GetColumn<string>("ImagePath").First();
        var photos = Enumerable.Range(0, 200).Select(i => new Photo { Id = $"{i}", ImagePath = good });
        var failing = photos.Select(photo => photo.Id == "20" ? throw new InvalidOperationException("The source failed.") : photo);

        // The first prediction makes the folded weights, which stay.
        Assert.HasCount(1, Cells(photos.Take(1)).ToArray());
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = TorchSharp.torch.Tensor.TotalCount;

        Assert.HasCount(30, Cells(photos).Take(30).ToArray());
        Assert.AreEqual("The source failed.", Assert.ThrowsExactly<InvalidOperationException>(() => Cells(failing).ToArray()).Message);

        Assert.AreEqual(before, TorchSharp.torch.Tensor.TotalCount);

        static IEnumerable<string> Cells(IEnumerable<Photo> photos) => TrainedModel.Model.Transform(new MLContext().Data.LoadFromEnumerable(photos)).GetColumn<string>("PredictedCell");
    }
}
