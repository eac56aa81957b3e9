using System.Globalization;
using Microsoft.ML.Data;
using SemGeo.Geography;

namespace SemGeo.Pipelines.Output;

/// <summary>A photo with a model's prediction, as it is read from the scored view.</summary>
internal abstract class PredictedPhoto
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
            var (truth, predicted) = (new GeoCoordinate(Latitude, Longitude), new GeoCoordinate(PredictedLatitude, PredictedLongitude));
            return truth.IsValid && predicted.IsValid ? GreatCircle.DistanceKm(truth, predicted) : double.NaN;
        }
    }
}

/// <summary>A scored photo, as it is written to a file.</summary>
internal sealed class ScoredPhoto : PredictedPhoto
{
    public string PredictedCell { get; set; } = "";

    public string Region { get; set; } = "";

    public float RegionProbability { get; set; }

    public string ImageError { get; set; } = "";

    public string[] TopCells { get; set; } = [];

    public string[] TopCellNames { get; set; } = [];

    public float[] TopCellProbabilities { get; set; } = [];

    public double[] TopCellLatitudes { get; set; } = [];

    public double[] TopCellLongitudes { get; set; } = [];

    /// <summary>"la Sagrada Familia, Barcelona, Spain (0.62), 3 km from the truth".</summary>
    public string Describe()
    {
        if (ImageError.Length > 0)
            return $"{Id}: no prediction: {ImageError}";
        var distance = double.IsNaN(ErrorKm) ? "" : string.Create(CultureInfo.InvariantCulture, $", {ErrorKm:0} km from the truth");
        var region = Region.Length == 0 ? "no region is sure" : string.Create(CultureInfo.InvariantCulture, $"sure of {Region} ({RegionProbability:0.00})");
        return string.Create(CultureInfo.InvariantCulture, $"{Id}: {PredictedAddress} ({Probability:0.00}){distance}; {region}");
    }
}
