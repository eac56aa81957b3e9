using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Evaluation;
using SemGeo.Geography;
using SemGeo.ML.Collections;
using SemGeo.ML.Evaluation;

namespace SemGeo.ML.Tests.Evaluation;

[TestClass]
public sealed class EvaluateTests
{
    [TestMethod]
    public void Accuracies_are_those_of_the_distances()
    {
        var ml = new MLContext();
        var scored = TrainedModel.Model.Transform(TrainedModel.Photos);
        var metrics = ml.Geolocation.Evaluate(scored);
        var distances = Coordinates(scored, "").Zip(Coordinates(scored, "Predicted"), GreatCircle.DistanceKm).Order().ToArray();
        var answer = metrics.Of(GeolocationEvaluateCatalog.Answer);
        Assert.AreEqual(24, answer.Rows);
        foreach (var accuracy in answer.Accuracies)
            Assert.AreEqual(distances.Count(d => d <= accuracy.RadiusKm) / 24.0, accuracy.Value, 1e-12);
        CollectionAssert.AreEqual(new[] { "answer", "Fine", "Coarse", "f*" }, metrics.Predictors.Select(p => p.Name).ToArray());
        CollectionAssert.AreEqual(new[] { GeolocationEvaluator.LargestCell }, metrics.Baselines.Select(p => p.Name).ToArray());
        Assert.IsEmpty(metrics.Places);
    }

    [TestMethod]
    public void Training_data_adds_a_baseline_and_addresses_add_place_hits()
    {
        var ml = new MLContext();
        var geocoded = ml.Geolocation.ReverseGeocode().Fit(TrainedModel.Photos).Transform(TrainedModel.Photos);
        var scored = TrainedModel.Model.Transform(geocoded);
        var metrics = ml.Geolocation.Evaluate(scored, new GeolocationEvaluateOptions { TrainingData = TrainedModel.Photos });
        Assert.AreEqual(24, metrics.Of(GeolocationEvaluator.UniformDraw).Rows);

        // Hits of countries, counted by hand from the last id of both addresses.
        var truth = geocoded.GetColumn<string[]>("Address").Select(a => a[^1]);
        var predicted = scored.GetColumn<string[]>("PredictedPath").Select(a => a[^1]);
        var countries = metrics.Places.Single(p => p.Kind == "admin level 2");
        Assert.AreEqual(24, countries.Rows);
        Assert.AreEqual(truth.Zip(predicted).Count(pair => pair.First == pair.Second), countries.Hits);
    }

    [TestMethod]
    public void Rows_without_a_coordinate_are_left_out_and_rows_without_a_prediction_are_misses()
    {
        var ml = new MLContext();
        var path = TrainedModel.Photos.GetColumn<string>("ImagePath").First();
        var photos = ml.Geolocation.LoadFromPhotos([
            new Photo { ImagePath = path },
            new Photo { ImagePath = "/nowhere/a.jpg", Latitude = 1, Longitude = 1 },
            new Photo { ImagePath = path, Latitude = 48.85, Longitude = 2.35 }]);
        var answer = ml.Geolocation.Evaluate(TrainedModel.Model.Transform(photos)).Of(GeolocationEvaluateCatalog.Answer);
        Assert.AreEqual(2, answer.Rows);
        Assert.AreEqual(1, answer.WithoutCoordinate);
        Assert.AreEqual(1, answer.WithoutPrediction);
    }

    [TestMethod]
    public void View_that_was_not_scored_is_an_error_that_names_the_column()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new MLContext().Geolocation.Evaluate(TrainedModel.Photos));
        Assert.Contains("'PredictedLatitude'", error.Message);
    }

    private static IEnumerable<GeoCoordinate> Coordinates(IDataView view, string prefix) =>
        view.GetColumn<double>(prefix + "Latitude").Zip(view.GetColumn<double>(prefix + "Longitude"), (north, east) => new GeoCoordinate(north, east));
}
