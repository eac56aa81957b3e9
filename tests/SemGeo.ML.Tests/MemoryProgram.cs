using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace SemGeo.ML.Tests;

/// <summary>
/// What the test assembly does when it is started as a program: work that must leave nothing in memory (<see cref="RepeatedWork"/>), or the rows of a saved model (<see cref="SavedRows"/>).
/// </summary>
internal static class MemoryProgram
{
    public const string Training = "training", FailedTraining = "failed-training";

    public static int Main(string[] arguments) => arguments[0] == SavedRows.Verb ? SavedRows.Run(arguments[1..]) : RepeatedWork.Run(arguments[1..], name => name == Training ? Train : FailToTrain);

    private static void Train()
    {
        var ml = new MLContext();
        using var model = ml.Geolocation.MultiHeadGeoTrainer(TrainedModel.Options()).Fit(TrainedModel.Labelled(ml));
        Assert.HasCount(24, model.Transform(TrainedModel.Photos).GetColumn<float>("Probability").ToArray());
    }

    private static void FailToTrain()
    {
        var ml = new MLContext();
        var absent = ml.Transforms.CustomMapping<ImageName, ImageName>((from, to) => to.ImagePath = "/nowhere" + from.ImagePath, null).Fit(TrainedModel.Photos).Transform(TrainedModel.Labelled(ml));
        Assert.Throws<Exception>(() => ml.Geolocation.MultiHeadGeoTrainer(TrainedModel.Options()).Fit(absent));
    }

    private sealed class ImageName
    {
        public string ImagePath { get; set; } = "";
    }
}
