using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Scoring;
using SemGeo.ML.Tests.Scoring;

namespace SemGeo.ML.Tests.Persistence;

[TestClass]
public sealed class SavedModelTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("semgeo-saved-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Reloaded_model_scores_bit_identically()
    {
        var path = Save();
        var loaded = new MLContext().UseSemGeo().Model.Load(path, out _);
        using var disposal = (IDisposable)loaded;
        CollectionAssert.AreEqual(Probabilities(TrainedModel.Model), Probabilities(loaded));
        CollectionAssert.AreEqual(Column<string>(TrainedModel.Model, "PredictedAddress"), Column<string>(loaded, "PredictedAddress"));
    }

    [TestMethod]
    public void Whole_pipeline_reloads_with_its_training_steps()
    {
        var path = Path.Combine(_folder, "whole.zip");
        new MLContext().Model.Save(TrainedModel.Chain, TrainedModel.Photos.Schema, path);
        var loaded = (TransformerChain<ITransformer>)new MLContext().UseSemGeo().Model.Load(path, out var schema);
        using (loaded)
        {
            CollectionAssert.AreEquivalent(new[] { "Id", "ImagePath", "Latitude", "Longitude" }, schema.Select(c => c.Name).Distinct().ToArray());
            CollectionAssert.AreEqual(
                new[] { typeof(ReverseGeocodeTransformer), typeof(PartitionLabelsTransformer), typeof(MultiHeadGeoTransformer) }, loaded.Select(t => t.GetType()).ToArray());
            var labelled = loaded.Transform(TrainedModel.Photos, TransformerScope.Training);
            CollectionAssert.AreEqual(
                TrainedModel.Labelled(new MLContext()).GetColumn<uint>("Cell.Fine").ToArray(), labelled.GetColumn<uint>("Cell.Fine").ToArray());
        }
    }

    [TestMethod]
    public void Model_saved_for_scoring_asks_for_photos_alone()
    {
        var loaded = new MLContext().UseSemGeo().Model.Load(Save(), out var schema);
        CollectionAssert.AreEquivalent(new[] { "Id", "ImagePath" }, schema.Select(c => c.Name).Distinct().ToArray());
        using var engine = new MLContext().Model.CreatePredictionEngine<PathRow, ScoredRow>(loaded);
        var row = engine.Predict(new PathRow { ImagePath = TrainedModel.Photos.GetColumn<string>("ImagePath").First() });
        Assert.AreEqual("", row.ImageError);
        Assert.AreNotEqual("", row.PredictedCell);
    }

    [TestMethod]
    public void Steps_that_replace_a_column_do_not_hide_which_inputs_only_training_reads()
    {
        var ml = new MLContext();
        var photos = ml.Data.LoadFromEnumerable(new[] { new TaggedRow { Tag = "b" }, new TaggedRow { Tag = "a" } });
        var model = ml.Transforms.Conversion.MapValueToKey("Tag").Append(ml.Geolocation.ReverseGeocode(), TransformerScope.TrainTest).Fit(photos);
        var path = Path.Combine(_folder, "tags.zip");

        ml.Geolocation.SaveForScoring(model, photos.Schema, path);

        new MLContext().UseSemGeo().Model.Load(path, out var schema);
        CollectionAssert.AreEqual(new[] { "Tag" }, schema.Select(c => c.Name).ToArray());
    }

    [TestMethod]
    public void Engine_disposes_the_model_that_it_owns()
    {
        var model = TrainedModel.Model.With();
        new MLContext().Model.CreatePredictionEngine<PathRow, ScoredRow>(model).Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => model.With());
    }

    [TestMethod]
    public void Context_that_was_not_told_of_SemGeo_cannot_load()
    {
        var error = Assert.Throws<Exception>(() => new MLContext().Model.Load(Save(), out _));
        Assert.IsInstanceOfType<FormatException>(Models.Innermost(error));
        Assert.Contains("Couldn't load model", Models.Innermost(error).Message);
    }

    [TestMethod]
    public void File_cut_in_half_is_an_error()
    {
        var path = Save();
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        Assert.Throws<Exception>(() => new MLContext().UseSemGeo().Model.Load(path, out _));
    }

    [TestMethod]
    public void No_room_leaves_the_old_file_and_says_which()
    {
        var error = Assert.ThrowsExactly<IOException>(() => new MLContext().Geolocation.SaveForScoring(TrainedModel.Chain, TrainedModel.Photos.Schema, Path.Combine(_folder, "absent", "model.zip")));
        Assert.Contains("model.zip", error.Message);
        if (File.Exists("/dev/full"))
        {
            error = Assert.ThrowsExactly<IOException>(() => new MLContext().Geolocation.SaveForScoring(TrainedModel.Chain, TrainedModel.Photos.Schema, "/dev/full"));
            Assert.Contains("/dev/full", error.Message);
            Assert.IsTrue(File.Exists("/dev/full"));
        }

        Assert.IsEmpty(Directory.GetFileSystemEntries(_folder));
    }

    [TestMethod]
    public void Saving_twice_gives_the_same_predictions_and_no_left_overs()
    {
        var path = Save();
        Save();
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFileSystemEntries(_folder));
    }

    private string Save()
    {
        var path = Path.Combine(_folder, "model.zip");
        new MLContext().Geolocation.SaveForScoring(TrainedModel.Chain, TrainedModel.Photos.Schema, path);
        return path;
    }

    private static float[] Probabilities(ITransformer model) => Column<float>(model, "Probability");

    private static T[] Column<T>(ITransformer model, string name) => [.. model.Transform(TrainedModel.Photos).GetColumn<T>(name)];

    private sealed class TaggedRow
    {
        public string Tag { get; set; } = "";

        public double Latitude { get; set; } = 41.4;

        public double Longitude { get; set; } = 2.17;
    }
}
