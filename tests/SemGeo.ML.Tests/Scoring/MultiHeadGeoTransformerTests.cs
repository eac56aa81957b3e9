using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Inference;
using SemGeo.ML.Scoring;
using SemGeo.Partitioning;
using SemGeo.Testing;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Tests.Scoring;

[TestClass]
public sealed class MultiHeadGeoTransformerTests
{
    [TestMethod]
    public void Scored_view_does_what_all_views_have_to_do() => ViewConformance.Check(TrainedModel.Model.Transform(TrainedModel.Photos));

    [TestMethod]
    public void Rows_hold_a_prediction_in_named_places()
    {
        var rows = Score(TrainedModel.Model, TrainedModel.Photos);
        Assert.HasCount(24, rows);
        var ids = TrainedModel.Model.Partitionings.Finest.Cells.Select(c => c.LocationId).ToHashSet();
        foreach (var row in rows)
        {
            Assert.AreEqual("", row.ImageError);
            Assert.Contains(row.PredictedCell, ids);
            Assert.AreEqual(row.PredictedCell, row.PredictedPath[0]);
            Assert.AreEqual(row.PredictedCell, row.TopCells[0]);
            Assert.AreEqual(row.Probability, row.TopCellProbabilities[0]);
            Assert.IsInRange(0f, 1f, row.Probability);
            Assert.IsTrue(row.PredictedAddress.Contains("France") || row.PredictedAddress.Contains("Japan") || row.PredictedAddress.Contains("Brazil"), row.PredictedAddress);
            Assert.HasCount(3, row.LevelLatitudes);
            Assert.AreEqual(row.PredictedLatitude, row.LevelLatitudes[0]);
        }
    }

    [TestMethod]
    [DataRow(InferenceMode.Hierarchy)]
    [DataRow(InferenceMode.SummedScores)]
    public void Probabilities_are_those_that_cells_are_ranked_by(InferenceMode mode)
    {
        var options = TrainedModel.Model.Scoring;
        (options.Mode, options.TopCells) = (mode, TrainedModel.Model.Partitionings.Finest.Cells.Count);
        using var other = TrainedModel.Model.With(options);
        foreach (var row in Score(other, TrainedModel.Photos))
        {
            Assert.AreEqual((row.PredictedCell, row.Probability), (row.TopCells[0], row.TopCellProbabilities[0]));
            CollectionAssert.AreEqual(row.TopCellProbabilities.OrderDescending().ToArray(), row.TopCellProbabilities);
            Assert.AreEqual(1, row.TopCellProbabilities.Sum(), 1e-5f);
        }
    }

    [TestMethod]
    public void Engine_and_batch_agree()
    {
        var ml = new MLContext();
        var batch = Score(TrainedModel.Model, TrainedModel.Photos);
        var paths = TrainedModel.Photos.GetColumn<string>("ImagePath").ToArray();
        using var engine = ml.Model.CreatePredictionEngine<PathRow, ScoredRow>(TrainedModel.Model, new PredictionEngineOptions { OwnsTransformer = false });
        foreach (var i in new[] { 0, 5, 5, 23, 1 })
        {
            var one = engine.Predict(new PathRow { ImagePath = paths[i] });
            Assert.AreEqual(batch[i].PredictedCell, one.PredictedCell);
            Assert.AreEqual(batch[i].Probability, one.Probability, 1e-5f);
            Assert.AreEqual(batch[i].RegionProbability, one.RegionProbability, 1e-5f);
        }
    }

    [TestMethod]
    public void Precision_of_the_options_is_what_the_network_computes_with()
    {
        var options = TrainedModel.Options().Scoring;
        options.Precision = SemGeo.Vision.Devices.ComputePrecision.BFloat16;
        using var rounded = TrainedModel.Model.With(options);
        var (single, other) = (Score(TrainedModel.Model, TrainedModel.Photos).Select(row => row.Probability).ToArray(), Score(rounded, TrainedModel.Photos).Select(row => row.Probability).ToArray());
        CollectionAssert.AreNotEqual(single, other);
        Assert.IsLessThan(0.05f, single.Zip(other, (a, b) => Math.Abs(a - b)).Max());
    }

    [TestMethod]
    public void Number_of_threads_changes_nothing_but_rounding()
    {
        var expected = Score(TrainedModel.Model, TrainedModel.Photos);
        foreach (var threads in new[] { 1, 3 })
        {
            var options = TrainedModel.Options().Scoring;
            options.Threads = threads;
            using var other = TrainedModel.Model.With(options);
            Assert.AreEqual(threads, other.Scoring.Threads);
            foreach (var (one, two) in expected.Zip(Score(other, TrainedModel.Photos)))
                Assert.AreEqual(one.Probability, two.Probability, 1e-5f);
        }
    }

    [TestMethod]
    public void Maximum_of_the_crops_and_the_hierarchy_are_what_the_scores_say()
    {
        static GeoScoringOptions Options(CropMode crops, CropMerging merging) => new() { Crops = crops, CropMerging = merging, Mode = InferenceMode.Hierarchy, WriteScores = true, BatchSize = 8 };

        using var mean = TrainedModel.Model.With(Options(CropMode.Five, CropMerging.Mean));
        using var maximum = TrainedModel.Model.With(Options(CropMode.Five, CropMerging.Maximum));
        var set = TrainedModel.Model.Partitionings;
        foreach (var model in new[] { mean, maximum })
        {
            var scored = model.Transform(TrainedModel.Photos);
            var (fine, coarse) = (scored.GetColumn<float[]>("Score." + set.Levels[0].Name).ToArray(), scored.GetColumn<float[]>("Score." + set.Levels[1].Name).ToArray());
            var cells = scored.GetColumn<string>("PredictedCell").ToArray();
            for (var row = 0; row < cells.Length; row++)
            {
                Assert.AreEqual(1, fine[row].Sum(), 1e-4);
                var best = Enumerable.Range(0, fine[row].Length).MaxBy(cell => (double)fine[row][cell] * (set.Levels[0].Cells[cell] is var own && CoarseOf(set, own.LocationId) is >= 0 and var parent ? coarse[row][parent] : fine[row][cell]));
                Assert.AreEqual(set.Levels[0].Cells[best].LocationId, cells[row]);
            }
        }

        CollectionAssert.AreNotEqual(Score(mean, TrainedModel.Photos).Select(row => row.Probability).ToArray(), Score(maximum, TrainedModel.Photos).Select(row => row.Probability).ToArray());
    }

    private static int CoarseOf(PartitioningSet set, string id)
    {
        // The cell itself or its nearest ancestor that is a cell of the coarser level.
        foreach (var ancestor in set.Hierarchy.PathOf(set.Levels[0].Cells.First(cell => cell.LocationId == id).Location))
        {
            for (var i = 0; i < set.Levels[1].Cells.Count; i++)
            {
                if (set.Levels[1].Cells[i].LocationId == ancestor)
                    return i;
            }
        }

        return -1;
    }

    [TestMethod]
    public void Bytes_and_paths_score_alike()
    {
        var ml = new MLContext();
        var withBytes = ml.Transforms.LoadRawImageBytes("ImageBytes", null, "ImagePath").Fit(TrainedModel.Photos).Transform(TrainedModel.Photos);
        using var model = TrainedModel.Model.With(imageColumnName: "ImageBytes");
        CollectionAssert.AreEqual(
            Score(TrainedModel.Model, TrainedModel.Photos).Select(r => r.Probability).ToArray(), Score(model, withBytes).Select(r => r.Probability).ToArray());
    }

    [TestMethod]
    public void Scores_are_written_when_asked_for_and_sum_to_one()
    {
        var options = TrainedModel.Options().Scoring;
        options.WriteScores = true;
        using var model = TrainedModel.Model.With(options);
        var scored = model.Transform(TrainedModel.Photos);
        foreach (var scores in scored.GetColumn<float[]>("Score.Fine"))
            Assert.AreEqual(1f, scores.Sum(), 1e-4f);
        var labelled = TrainedModel.Labelled(new MLContext());
        var metrics = new MLContext().MulticlassClassification.Evaluate(model.Transform(labelled), "Cell.Fine", "Score.Fine", "PredictedLabel.Fine");
        Assert.IsInRange(0.0, 1.0, metrics.MicroAccuracy);
        Assert.IsNull(TrainedModel.Model.Transform(TrainedModel.Photos).Schema.GetColumnOrNull("Score.Fine"));
    }

    [TestMethod]
    public void Minimum_granularity_answers_no_finer()
    {
        using var model = TrainedModel.Model.With(new GeoScoringOptions { MinimumGranularity = "admin:2", Crops = CropMode.Center });
        foreach (var row in Score(model, TrainedModel.Photos))
        {
            Assert.Contains(row.PredictedCell, new[] { "FR", "JP", "BR" });
            Assert.IsTrue(row.TopCells.All(id => id.Length == 2), string.Join(",", row.TopCells));
            Assert.IsTrue(double.IsNaN(row.LevelLatitudes[0]));
        }
    }

    [TestMethod]
    public void Eight_threads_may_score_with_one_transformer()
    {
        var expected = Score(TrainedModel.Model, TrainedModel.Photos).Select(r => r.Probability).ToArray();
        var results = new float[8][];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => results[i] = [.. Score(TrainedModel.Model, TrainedModel.Photos).Select(r => r.Probability)]);
        foreach (var result in results)
            CollectionAssert.AreEqual(expected, result);
    }

    [TestMethod]
    public void Disposing_is_idempotent_and_use_afterwards_is_a_named_error()
    {
        var model = TrainedModel.Model.With();
        model.Dispose();
        model.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => Score(model, TrainedModel.Photos));
        Assert.HasCount(24, Score(TrainedModel.Model, TrainedModel.Photos));
    }

    [TestMethod]
    public void Missing_image_column_is_an_error_that_names_it()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TrainedModel.Model.Transform(new MLContext().Data.LoadFromEnumerable([new { Path = "x" }])));
        Assert.Contains("'ImagePath'", error.Message);
    }

    [TestMethod]
    public void Wrong_options_come_in_one_message()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => TrainedModel.Model.With(new GeoScoringOptions
        {
            Crops = (CropMode)9,
            CropMerging = (CropMerging)9,
            Mode = (InferenceMode)9,
            OnBadImage = (BadImagePolicy)9,
            TopCells = -1,
            BatchSize = 0,
            ConfidenceLevel = 0.4,
            Threads = 0,
            FirstBatchSize = 0,
        }));
        foreach (var name in new[] { "TopCells", "BatchSize", "ConfidenceLevel", "Threads", "FirstBatchSize" })
            Assert.Contains(name, error.Message);
        foreach (var sentence in new[] { "Crops is 9, it must be Center or Five.", "CropMerging is 9, it must be Mean or Maximum.", "Mode is 9, it must be one of", "OnBadImage is 9, it must be Skip or Throw." })
            Assert.Contains(sentence, error.Message);
    }

    internal static List<ScoredRow> Score(MultiHeadGeoTransformer model, IDataView photos) =>
        [.. new MLContext().Data.CreateEnumerable<ScoredRow>(model.Transform(photos), reuseRowObject: false)];
}
