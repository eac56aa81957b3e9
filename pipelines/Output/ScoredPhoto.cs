using Microsoft.ML.Data;
using SemGeo.Geography;

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

    public string[] TopCells { get; set; } = [];

    public string[] TopCellNames { get; set; } = [];

    public float[] TopCellProbabilities { get; set; } = [];

    public double[] TopCellLatitudes { get; set; } = [];

    public double[] TopCellLongitudes { get; set; } = [];

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
