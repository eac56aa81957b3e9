using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.ML;

namespace SemGeo.Pipelines.Output;

/// <summary>A scored photo with its concepts, as it is read from the view, summed up and written to a file.</summary>
internal sealed class ConceptPhoto
{
    public string Id { get; set; } = "";

    public string ImagePath { get; set; } = "";

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    public double PredictedLatitude { get; set; }

    public double PredictedLongitude { get; set; }

    public string PredictedAddress { get; set; } = "";

    public float Probability { get; set; }

    [ColumnName(GeoColumns.ConceptName)]
    public string[] Names { get; set; } = [];

    [ColumnName(GeoColumns.ConceptInfluence)]
    public float[] Influences { get; set; } = [];

    [ColumnName(GeoColumns.ConceptSize)]
    public float[] Sizes { get; set; } = [];

    [ColumnName(GeoColumns.ConceptIntersection)]
    public float[] Intersections { get; set; } = [];

    /// <summary>Empty without a dilation to compare with.</summary>
    [ColumnName(GeoColumns.ConceptDilatedInfluence)]
    public float[] DilatedInfluences { get; set; } = [];

    [ColumnName(GeoColumns.ConceptError)]
    public string Error { get; set; } = "";

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
