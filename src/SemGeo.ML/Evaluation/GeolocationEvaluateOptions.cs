using Microsoft.ML;
using SemGeo.Evaluation;
using SemGeo.ML.Schema;
using SemGeo.ML.Scoring;

namespace SemGeo.ML.Evaluation;

/// <summary>Options of <c>ml.Geolocation.Evaluate</c>.</summary>
public sealed class GeolocationEvaluateOptions
{
    /// <summary>The column of true latitudes: Double or Single; a row where it is NaN is counted and left out.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeColumnName { get; set; } = GeoColumns.Latitude;

    /// <summary>The column of true longitudes.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeColumnName { get; set; } = GeoColumns.Longitude;

    /// <summary>The column of true addresses, for the hits of named places; without it in the data there are none.</summary>
    /// <value>The default value is "Address".</value>
    public string AddressColumnName { get; set; } = GeoColumns.Address;

    /// <summary>The names of the columns that the model wrote.</summary>
    public GeoOutputColumns Columns { get; set; } = new();

    /// <summary>The training photos, from whose coordinates the baseline "uniform draw" guesses; null leaves it out.</summary>
    /// <value>The default value is null.</value>
    public IDataView? TrainingData { get; set; }

    /// <summary>The radii and the baseline's sample.</summary>
    public EvaluationOptions Evaluation { get; set; } = new();

    /// <summary>The same options with a fold's training photos where they name none.</summary>
    internal GeolocationEvaluateOptions ForFold(IDataView trainSet)
    {
        var copy = (GeolocationEvaluateOptions)MemberwiseClone();
        copy.TrainingData ??= trainSet;
        return copy;
    }
}
