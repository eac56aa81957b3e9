using SemGeo.ML.Schema;

namespace SemGeo.ML.Scoring;

/// <summary>The names of the columns that a trained model writes.</summary>
public sealed class GeoOutputColumns
{
    /// <summary>Mean latitude of the predicted cell: Double, degrees, NaN where there is no prediction.</summary>
    /// <value>The default value is "PredictedLatitude".</value>
    public string PredictedLatitude { get; set; } = GeoColumns.PredictedLatitude;

    /// <summary>Mean longitude of the predicted cell: Double, degrees, NaN where there is no prediction.</summary>
    /// <value>The default value is "PredictedLongitude".</value>
    public string PredictedLongitude { get; set; } = GeoColumns.PredictedLongitude;

    /// <summary>Location id of the predicted cell: text.</summary>
    /// <value>The default value is "PredictedCell".</value>
    public string PredictedCell { get; set; } = GeoColumns.PredictedCell;

    /// <summary>The predicted cell in words: text.</summary>
    /// <value>The default value is "PredictedAddress".</value>
    public string PredictedAddress { get; set; } = GeoColumns.PredictedAddress;

    /// <summary>Location ids of the predicted cell and its ancestors: a vector of text, fine to coarse.</summary>
    /// <value>The default value is "PredictedPath".</value>
    public string PredictedPath { get; set; } = GeoColumns.PredictedPath;

    /// <summary>Probability of the predicted cell, by <see cref="GeoScoringOptions.Mode"/>: Single, 0 to 1.</summary>
    /// <value>The default value is "Probability".</value>
    public string Probability { get; set; } = GeoColumns.Probability;

    /// <summary>The finest place that is confident enough, in words: text, empty where none is.</summary>
    /// <value>The default value is "Region".</value>
    public string Region { get; set; } = GeoColumns.Region;

    /// <summary>Its probability, or that of the most probable country where no region is confident: Single.</summary>
    /// <value>The default value is "RegionProbability".</value>
    public string RegionProbability { get; set; } = GeoColumns.RegionProbability;

    /// <summary>Location ids of the most probable cells: a vector of text, best first.</summary>
    /// <value>The default value is "TopCells".</value>
    public string TopCells { get; set; } = GeoColumns.TopCells;

    /// <summary>Their names: a vector of text.</summary>
    /// <value>The default value is "TopCellNames".</value>
    public string TopCellNames { get; set; } = GeoColumns.TopCellNames;

    /// <summary>Their probabilities: a vector of Single, descending.</summary>
    /// <value>The default value is "TopCellProbabilities".</value>
    public string TopCellProbabilities { get; set; } = GeoColumns.TopCellProbabilities;

    /// <summary>Their latitudes: a vector of Double.</summary>
    /// <value>The default value is "TopCellLatitudes".</value>
    public string TopCellLatitudes { get; set; } = GeoColumns.TopCellLatitudes;

    /// <summary>Their longitudes: a vector of Double.</summary>
    /// <value>The default value is "TopCellLongitudes".</value>
    public string TopCellLongitudes { get; set; } = GeoColumns.TopCellLongitudes;

    /// <summary>Latitude predicted at each level and by f*: a vector of Double with the levels as slot names.</summary>
    /// <value>The default value is "LevelLatitudes".</value>
    public string LevelLatitudes { get; set; } = GeoColumns.LevelLatitudes;

    /// <summary>Longitude predicted at each level and by f*: a vector of Double with the levels as slot names.</summary>
    /// <value>The default value is "LevelLongitudes".</value>
    public string LevelLongitudes { get; set; } = GeoColumns.LevelLongitudes;

    /// <summary>Why there is no prediction: text, empty where there is one.</summary>
    /// <value>The default value is "ImageError".</value>
    public string ImageError { get; set; } = GeoColumns.ImageError;

    /// <summary>What the names of the score columns begin with; the level's name follows.</summary>
    /// <value>The default value is "Score.".</value>
    public string ScorePrefix { get; set; } = GeoColumns.ScorePrefix;

    /// <summary>What the names of the predicted keys begin with; the level's name follows.</summary>
    /// <value>The default value is "PredictedLabel.".</value>
    public string PredictedLabelPrefix { get; set; } = GeoColumns.PredictedLabelPrefix;

    internal GeoOutputColumns Copy() => (GeoOutputColumns)MemberwiseClone();
}
