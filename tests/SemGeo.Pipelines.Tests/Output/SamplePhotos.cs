using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Tests.Output;

/// <summary>One photo with an answer, one without.</summary>
internal static class SamplePhotos
{
    public static ScoredPhoto Barcelona => new()
    {
        Id = "a, \"b\".jpg",
        ImagePath = "x/é.jpg",
        Latitude = 41.5,
        Longitude = 2.25,
        PredictedLatitude = 41.5,
        PredictedLongitude = 2.25,
        PredictedCell = "Barcelona",
        PredictedAddress = "Barcelona, Spain",
        Probability = 0.625f,
        Region = "Spain",
        RegionProbability = 0.9375f,
    };

    public static ScoredPhoto Unreadable => new()
    {
        Id = "bad.jpg",
        ImagePath = "bad.jpg",
        Latitude = double.NaN,
        Longitude = double.NaN,
        PredictedLatitude = double.NaN,
        PredictedLongitude = double.NaN,
        Probability = float.NaN,
        RegionProbability = float.NaN,
        ImageError = "it is\r\nempty",
    };
}
