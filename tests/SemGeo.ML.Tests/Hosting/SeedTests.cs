using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.Splitting;

namespace SemGeo.ML.Tests.Hosting;

/// <summary>Where steps without a seed of their own take theirs from.</summary>
[TestClass]
public sealed class SeedTests
{
    [TestMethod]
    public void Training_follows_the_seed_of_the_context_whatever_was_made_before()
    {
        var first = Train(new MLContext(seed: 1));
        var busy = new MLContext(seed: 1);
        busy.Transforms.Conversion.MapValueToKey("Id").Fit(TrainedModel.Photos);
        busy.Geolocation.ReverseGeocode();
        busy.Geolocation.MultiHeadGeoTrainer(TrainedModel.Options());

        CollectionAssert.AreEqual(first, Train(busy));
        CollectionAssert.AreNotEqual(first, Train(new MLContext(seed: 2)));
    }

    [TestMethod]
    public void Without_a_seed_every_training_is_another()
    {
        CollectionAssert.AreNotEqual(Train(new MLContext()), Train(new MLContext()));
    }

    [TestMethod]
    public void Seed_of_the_options_goes_before_that_of_the_context()
    {
        CollectionAssert.AreEqual(Train(new MLContext(seed: 1), seed: 7), Train(new MLContext(), seed: 7));
    }

    [TestMethod]
    public void Split_follows_the_seed_of_the_context()
    {
        var first = Split(new MLContext(seed: 1));
        var busy = new MLContext(seed: 1);
        busy.Transforms.CopyColumns("Other", "Id").Fit(TrainedModel.Photos);
        Assert.AreEqual(first, Split(busy));
        Assert.AreEqual(Split(new MLContext(), seed: 3), Split(new MLContext(seed: 1), seed: 3));
        Assert.IsGreaterThan(1, Enumerable.Range(1, 8).Select(seed => Split(new MLContext(seed))).Distinct().Count());
    }

    private static float[] Train(MLContext ml, int? seed = null)
    {
        var options = TrainedModel.Options();
        options.Seed = seed;
        using var model = ml.Geolocation.MultiHeadGeoTrainer(options).Fit(TrainedModel.Labelled(ml));
        return [.. model.Transform(TrainedModel.Photos).GetColumn<float>("Probability")];
    }

    private static string Split(MLContext ml, int? seed = null) =>
        string.Join(' ', ml.Geolocation.TrainTestSplit(TrainedModel.Photos, new PhotoSplitOptions { Split = new() { TestFraction = 0.4, CellLevel = 14, Seed = seed } }).TestSet.GetColumn<string>("Id"));
}
