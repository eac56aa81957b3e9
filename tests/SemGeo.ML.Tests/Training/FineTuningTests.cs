using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Collections;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Vision.Networks;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.ML.Tests.Training;

[TestClass]
public sealed class FineTuningTests
{
    // So small a step that what was taken over can be seen in the outcome.
    private const double HardlyAny = 1e-12;

    private static readonly Lazy<string> Saved = new(Save);

    [ClassCleanup]
    public static void Remove()
    {
        if (Saved.IsValueCreated)
            File.Delete(Saved.Value);
    }

    [TestMethod]
    public void A_saved_model_is_what_training_starts_from()
    {
        using var model = Train(new FineTuningOptions { Path = Saved.Value });

        CollectionAssert.AreEqual(Answers(TrainedModel.Model), Answers(model));
    }

    [TestMethod]
    public void Heads_that_are_to_be_replaced_begin_anew()
    {
        using var model = Train(new FineTuningOptions { Path = Saved.Value, ReplaceHeads = ["Fine"] });

        CollectionAssert.AreNotEqual(Answers(TrainedModel.Model), Answers(model));
    }

    [TestMethod]
    public void Cells_are_known_again_by_their_locations_and_a_head_is_extended_by_new_ones()
    {
        // The second model knows Brazil too, whose cells lie among the others.
        using var first = Fit(TrainedModel.Options(), longitude => longitude > -20);
        var path = Path.Combine(Path.GetTempPath(), $"semgeo-first-{Guid.NewGuid():N}.zip");
        MultiHeadGeoTransformer second;
        try
        {
            new MLContext().Model.Save(first, TrainedModel.Photos.Schema, path);
            second = Fit(Options(new FineTuningOptions { Path = path }), _ => true);
        }
        finally
        {
            File.Delete(path);
        }

        using var model = second;
        var (before, after) = (first.Partitionings.Finest, model.Partitionings.Finest);
        var (ids, savedIds) = (after.Cells.Select(cell => cell.LocationId).ToList(), before.Cells.Select(cell => cell.LocationId).ToList());
        var shared = savedIds.Intersect(ids).ToArray();

        Assert.IsGreaterThan(1, shared.Length);
        Assert.IsGreaterThan(savedIds.Count, ids.Count, "the head is extended");
        Assert.IsTrue(shared.Any(id => ids.IndexOf(id) != savedIds.IndexOf(id)), "numbers of cells tell nothing");
        foreach (var (now, saved) in Scores(model, after.Name).Zip(Scores(first, before.Name)))
        {
            // With equal logits two cells keep their ratio, whatever cells there are beside them.
            foreach (var id in shared[1..])
                Assert.AreEqual(Math.Log(saved[savedIds.IndexOf(id)] / saved[savedIds.IndexOf(shared[0])]), Math.Log(now[ids.IndexOf(id)] / now[ids.IndexOf(shared[0])]), 1e-3);
        }
    }

    [TestMethod]
    public void A_name_that_is_no_level_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => Train(new FineTuningOptions { Path = Saved.Value, ReplaceHeads = ["Finest"] }));

        StringAssert.StartsWith(error.Message, "StartFrom.ReplaceHeads names 'Finest', which is no level; the levels are '");
    }

    [TestMethod]
    public void Another_backbone_an_absent_file_and_no_path_are_errors()
    {
        var other = TrainedModel.Options();
        (other.Backbone, other.StartFrom) = ("ResNet34", new FineTuningOptions { Path = Saved.Value });

        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Fit(other)).Message, "has the backbone ResNet18, but ResNet34 is to be trained");
        StringAssert.Contains(Assert.ThrowsExactly<FileNotFoundException>(() => Train(new FineTuningOptions { Path = "absent.zip" })).Message, "There is no file 'absent.zip'");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => Train(new FineTuningOptions())).Message, "StartFrom.Path is empty");
    }

    [TestMethod]
    public void Validation_measures_every_level_and_the_hierarchy()
    {
        var options = TrainedModel.Options();
        options.ValidationFraction = 0.4;
        using var model = Fit(options);

        CollectionAssert.AreEqual(
            model.Partitionings.Levels.Select(level => level.Name).Append(ValidationSet.Hierarchy).ToArray(),
            model.Training!.Best!.Locations!.Predictors.Select(predictor => predictor.Name).ToArray());
    }

    [TestMethod]
    public void Mixtures_are_trained_saved_and_loaded()
    {
        var options = TrainedModel.Options();
        (options.Head, options.Training.LabelSmoothingKm) = (HeadKind.Mixture, 75);
        using var model = Fit(options);
        var loaded = (MultiHeadGeoTransformer)Models.Reload(model, TrainedModel.Photos.Schema);
        using var disposal = loaded;

        Assert.IsTrue(loaded.Network.Heads.All(head => head.Kind == HeadKind.Mixture));
        CollectionAssert.AreEqual(Answers(model), Answers(loaded));
    }

    [TestMethod]
    public void A_run_is_kept_and_gone_on_from()
    {
        var folder = Directory.CreateTempSubdirectory("semgeo-").FullName;
        try
        {
            var options = TrainedModel.Options();
            options.Training.Checkpoints = new CheckpointOptions { Directory = folder };
            using var model = Fit(options);
            Assert.ThrowsExactly<CheckpointException>(() => Fit(options));
            options.Training.Checkpoints.Resume = true;
            using var again = Fit(options);
            options.Input.BatchSize = 4;
            var error = Assert.ThrowsExactly<CheckpointMismatchException>(() => Fit(options));

            CollectionAssert.AreEqual(Answers(model), Answers(again));
            CollectionAssert.AreEqual(new[] { "input.batchSize was 8, now it is 4" }, error.Differences.ToArray());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static MultiHeadGeoTransformer Train(FineTuningOptions start) => Fit(Options(start));

    private static MultiHeadGeoTrainerOptions Options(FineTuningOptions start)
    {
        var options = TrainedModel.Options();
        (options.StartFrom, options.Training.LearningRate, options.Training.FreezeBackbone, options.Seed) = (start, HardlyAny, true, 7);
        return options;
    }

    private static float[][] Scores(MultiHeadGeoTransformer model, string level)
    {
        var scoring = model.Scoring;
        scoring.WriteScores = true;
        using var writing = model.With(scoring);
        return [.. writing.Transform(TrainedModel.Photos).GetColumn<float[]>($"Score.{level}")];
    }

    private static MultiHeadGeoTransformer Fit(MultiHeadGeoTrainerOptions options, Func<double, bool> longitudes)
    {
        var ml = new MLContext().UseSemGeo();
        var photos = ml.Geolocation.LoadFromPhotos([.. ml.Data.CreateEnumerable<Photo>(TrainedModel.Photos, reuseRowObject: false).Where(photo => longitudes(photo.Longitude))]);
        var labels = new EstimatorChain<ITransformer>().Append(ml.Geolocation.ReverseGeocode()).Append(ml.Geolocation.SemanticPartitionLabels(TrainedModel.Labels()));
        return ml.Geolocation.MultiHeadGeoTrainer(options).Fit(labels.Fit(photos).Transform(photos));
    }

    private static MultiHeadGeoTransformer Fit(MultiHeadGeoTrainerOptions options)
    {
        var ml = new MLContext().UseSemGeo();
        return ml.Geolocation.MultiHeadGeoTrainer(options).Fit(TrainedModel.Labelled(ml));
    }

    private static float[] Answers(ITransformer model) => [.. model.Transform(TrainedModel.Photos).GetColumn<float>("Probability")];

    private static string Save()
    {
        var path = Path.Combine(Path.GetTempPath(), $"semgeo-start-{Guid.NewGuid():N}.zip");
        new MLContext().Model.Save(TrainedModel.Chain, TrainedModel.Photos.Schema, path);
        return path;
    }
}
