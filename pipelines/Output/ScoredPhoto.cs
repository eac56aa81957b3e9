using Microsoft.ML.Data;

namespace SemGeo.Pipelines.Output;

/// <summary>A scored photo, as it is read from the scored view and written to a file.</summary>
internal sealed class ScoredPhoto
{
    public string Id { get; set; } = "";

    public string ImagePath { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    public double PredictedLatitude { get; set; }

    public double PredictedLongitude { get; set; }

    public string PredictedCell { get; set; } = "";

    public string PredictedAddress { get; set; } = "";

    public float Probability { get; set; }

    public string Region { get; set; } = "";

    public float RegionProbability { get; set; }

    public string ImageError { get; set; } = "";

    /// <summary>Great-circle distance from the true to the predicted coordinate, km; NaN where either is missing.</summary>
    [NoColumn]
    public double ErrorKm => Geography.GreatCircle.DistanceKm(new(Latitude, Longitude), new(PredictedLatitude, PredictedLongitude));
}
