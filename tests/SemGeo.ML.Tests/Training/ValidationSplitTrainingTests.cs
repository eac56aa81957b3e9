using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Geography;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Tests.Training;

/// <summary>Photos whose positions are those of their country's largest city, as labels by country make them.</summary>
[TestClass]
public sealed class ValidationSplitTrainingTests
{
    private const int PhotosOfCity = 12;

    // Paris, Rome, Madrid, Cairo, Nairobi, Tokyo, Lima, Ottawa.
    private static readonly GeoCoordinate[] Cities = [new(48.8566, 2.3522), new(41.9028, 12.4964), new(40.4168, -3.7038), new(30.0444, 31.2357), new(-1.2864, 36.8172), new(35.6895, 139.6917), new(-12.0432, -77.0282), new(45.4215, -75.6972)];

    [TestMethod]
    public void Every_class_keeps_training_photos_by_default()
    {
        var (model, warnings) = Train(Cities.Length, Options());
        using (model)
        {
            var split = model.ValidationSplit!;
            Assert.AreEqual((96L, 0, Cities.Length), (split.Photos, split.Places, split.ClassesByPhoto));
            Assert.AreEqual((split.HeldBack, 96 - split.HeldBack), (model.Training!.Best!.Images, model.Training.ImagesSeen));
            Assert.IsEmpty(warnings);
            using var other = model.With();
            Assert.AreEqual(split, other.ValidationSplit);
        }
    }

    [TestMethod]
    public void Whole_places_are_held_back_on_demand_with_a_warning_that_names_the_classes_that_are_lost()
    {
        var options = Options();
        options.ValidationSplit = ValidationSplitMethod.WholePlaces;
        var (model, warnings) = Train(Cities.Length, options);
        using (model)
        {
            Assert.IsNull(model.ValidationSplit);
            var lost = model.Training!.Best!.Images / PhotosOfCity;
            Assert.IsGreaterThan(0, lost);
            Assert.StartsWith($"{lost} of the {model.Partitionings.Levels[0].Cells.Count} classes of level 'Fine' have no training photo and will never be learned: ", warnings.Single());
        }
    }

    [TestMethod]
    public void Classes_of_a_given_partitioning_that_no_photo_is_of_are_named()
    {
        var set = Labels(Photos(Cities.Length)).Partitionings;
        var options = Options();
        options.ValidationFraction = 0;
        var ml = new MLContext(seed: 1);
        var warnings = Collect(ml);
        var photos = Photos(Cities.Length - 1);
        var data = ml.Geolocation.ReverseGeocode().Append(ml.Geolocation.SemanticPartitionLabels(set)).Fit(photos).Transform(photos);

        using var model = ml.Geolocation.MultiHeadGeoTrainer(options).Fit(data);

        StringAssert.StartsWith(warnings.Single(), "1 of the 8 classes of level 'Fine' have no training photo and will never be learned: Ottawa (G6094817).");
    }

    [TestMethod]
    public void A_method_that_is_none_is_an_error()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new MLContext().Geolocation.MultiHeadGeoTrainer(new MultiHeadGeoTrainerOptions { ValidationSplit = (ValidationSplitMethod)9 }));
        Assert.Contains("ValidationSplit is 9, it must be WithinClasses or WholePlaces.", error.Message);
    }

    private static MultiHeadGeoTrainerOptions Options() => new()
    {
        EmbeddingColumnName = "Embedding",
        ValidationFraction = 0.3,
        Seed = 6,
        Input = new InputOptions { BatchSize = 8, Workers = 1 },
        Training = { Epochs = 1 },
    };

    private static (MultiHeadGeoTransformer Model, List<string> Warnings) Train(int cities, MultiHeadGeoTrainerOptions options)
    {
        var ml = new MLContext(seed: 1);
        var warnings = Collect(ml);
        var photos = Photos(cities);
        return (ml.Geolocation.MultiHeadGeoTrainer(options).Fit(Labels(photos).Transform(ml.Geolocation.ReverseGeocode().Fit(photos).Transform(photos))), warnings);
    }

    private static PartitionLabelsTransformer Labels(IDataView photos)
    {
        var ml = new MLContext(seed: 1);
        return ml.Geolocation.SemanticPartitionLabels(new SemanticPartitionLabelsOptions { Partitioning = { MinImages = 2, Thresholds = [3], LevelNames = ["Fine"] } })
            .Fit(ml.Geolocation.ReverseGeocode().Fit(photos).Transform(photos));
    }

    private static List<string> Collect(MLContext ml)
    {
        var warnings = new List<string>();
        ml.Log += (_, entry) =>
        {
            if (entry.Kind == ChannelMessageKind.Warning)
                warnings.Add(entry.RawMessage);
        };
        return warnings;
    }

    private static IDataView Photos(int cities) => new MLContext(seed: 1).Data.LoadFromEnumerable(Enumerable.Range(0, cities * PhotosOfCity).Select(i => new CityPhoto
    {
        Latitude = Cities[i % cities].Latitude,
        Longitude = Cities[i % cities].Longitude,
        Embedding = [i % cities, i % 3, 1],
    }).ToArray());

    private sealed class CityPhoto
    {
        public double Latitude { get; set; }

        public double Longitude { get; set; }

        [VectorType(3)]
        public float[] Embedding { get; set; } = [];
    }
}
