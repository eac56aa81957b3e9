using Microsoft.ML.Data;
using SemGeo.Geography;

namespace SemGeo.Pipelines.Output;

/// <summary>A photo with a model's answer, as it is read from the scored view.</summary>
internal abstract class AnsweredPhoto
{
    public string Id { get; set; } = "";

    public string ImagePath { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    public double PredictedLatitude { get; set; }

    public double PredictedLongitude { get; set; }

    public string PredictedAddress { get; set; } = "";

    public float Probability { get; set; }

    /// <summary>Great-circle distance from the true to the predicted coordinate, km; NaN where either is missing or no position.</summary>
    [NoColumn]
    public double ErrorKm
    {
        get
        {
            var (truth, answer) = (new GeoCoordinate(Latitude, Longitude), new GeoCoordinate(PredictedLatitude, PredictedLongitude));
            return truth.IsValid && answer.IsValid ? GreatCircle.DistanceKm(truth, answer) : double.NaN;
        }
    }
}
