using SemGeo.Concepts.Summary;
using SemGeo.ML.Schema;

namespace SemGeo.ML.Concepts;

/// <summary>Options of <c>ml.Geolocation.SummarizeConcepts</c>.</summary>
public sealed class SummarizeConceptsOptions
{
    /// <summary>The column of true latitudes: Double or Single; a photo where it is NaN is counted and left out.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeColumnName { get; set; } = GeoColumns.Latitude;

    /// <summary>The column of true longitudes.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeColumnName { get; set; } = GeoColumns.Longitude;

    /// <summary>The column of predicted latitudes.</summary>
    /// <value>The default value is "PredictedLatitude".</value>
    public string PredictedLatitudeColumnName { get; set; } = GeoColumns.PredictedLatitude;

    /// <summary>The column of predicted longitudes.</summary>
    /// <value>The default value is "PredictedLongitude".</value>
    public string PredictedLongitudeColumnName { get; set; } = GeoColumns.PredictedLongitude;

    /// <summary>The column of concept names: a vector of text.</summary>
    /// <value>The default value is "Concept.Name".</value>
    public string NameColumnName { get; set; } = GeoColumns.ConceptName;

    /// <summary>The column of their influence: a vector of Single. "Concept.DilatedInfluence" sums up what the paper's Table 4 compares with.</summary>
    /// <value>The default value is "Concept.Influence".</value>
    public string InfluenceColumnName { get; set; } = GeoColumns.ConceptInfluence;

    /// <summary>The intervals of distance and the least number of photos.</summary>
    public ConceptSummaryOptions Summary { get; set; } = new();
}
