namespace SemGeo.ML.Schema;

/// <summary>The default names of SemGeo's columns. Every one can be changed in the options of the step that reads or writes it.</summary>
public static class GeoColumns
{
    /// <summary>Photo id: text.</summary>
    public const string Id = "Id";

    /// <summary>Path of the encoded image: text.</summary>
    public const string ImagePath = "ImagePath";

    /// <summary>The encoded image itself: a vector of bytes.</summary>
    public const string ImageBytes = "ImageBytes";

    /// <summary>What another network made of the photo: a vector of Single.</summary>
    public const string Embedding = "Embedding";

    /// <summary>WGS84 degrees north; NaN where unknown.</summary>
    public const string Latitude = "Latitude";

    /// <summary>WGS84 degrees east; NaN where unknown.</summary>
    public const string Longitude = "Longitude";

    /// <summary>Location ids, fine to coarse: a vector of text.</summary>
    public const string Address = "Address";

    /// <summary>Location names, fine to coarse, joined by ", ": text.</summary>
    public const string AddressText = "AddressText";

    /// <summary>What the class columns' names begin with: "Cell.Fine", "Cell.Middle", "Cell.Coarse".</summary>
    public const string CellPrefix = "Cell.";

    /// <summary>What the score columns' names begin with: "Score.Fine".</summary>
    public const string ScorePrefix = "Score.";

    /// <summary>What the predicted keys' names begin with: "PredictedLabel.Fine".</summary>
    public const string PredictedLabelPrefix = "PredictedLabel.";

    /// <summary>Mean latitude of the predicted cell, degrees; NaN where there is no prediction.</summary>
    public const string PredictedLatitude = "PredictedLatitude";

    /// <summary>Mean longitude of the predicted cell, degrees; NaN where there is no prediction.</summary>
    public const string PredictedLongitude = "PredictedLongitude";

    /// <summary>Location id of the predicted cell: text.</summary>
    public const string PredictedCell = "PredictedCell";

    /// <summary>The predicted cell in words, "la Sagrada Familia, Barcelona, Spain": text.</summary>
    public const string PredictedAddress = "PredictedAddress";

    /// <summary>Location ids of the predicted cell and its ancestors, fine to coarse: a vector of text.</summary>
    public const string PredictedPath = "PredictedPath";

    /// <summary>Probability of the predicted cell, 0 to 1: on the finest level, or with f* that of its classes at all levels together.</summary>
    public const string Probability = "Probability";

    /// <summary>The finest named place whose summed probability reaches the confidence level, in words; empty where none does. Summed is the finest level, in every mode.</summary>
    public const string Region = "Region";

    /// <summary>The region's summed probability, or that of the best root where no region is confident.</summary>
    public const string RegionProbability = "RegionProbability";

    /// <summary>Location ids of the most probable cells, best first: a vector of text.</summary>
    public const string TopCells = "TopCells";

    /// <summary>Their names: a vector of text.</summary>
    public const string TopCellNames = "TopCellNames";

    /// <summary>Their probabilities, descending: a vector of Single. Those of all cells sum to 1.</summary>
    public const string TopCellProbabilities = "TopCellProbabilities";

    /// <summary>Their mean latitudes: a vector of Double.</summary>
    public const string TopCellLatitudes = "TopCellLatitudes";

    /// <summary>Their mean longitudes: a vector of Double.</summary>
    public const string TopCellLongitudes = "TopCellLongitudes";

    /// <summary>Latitude predicted at each level and along the hierarchy: a vector of Double with the levels as slot names, "f*" last.</summary>
    public const string LevelLatitudes = "LevelLatitudes";

    /// <summary>Longitude predicted at each level and along the hierarchy: a vector of Double with the levels as slot names, "f*" last.</summary>
    public const string LevelLongitudes = "LevelLongitudes";

    /// <summary>Why a photo has no prediction; empty where it has one: text.</summary>
    public const string ImageError = "ImageError";

    /// <summary>The concepts of a photo that were measured: a variable vector of text.</summary>
    public const string ConceptName = "Concept.Name";

    /// <summary>Their influence on the answer: a variable vector of Single.</summary>
    public const string ConceptInfluence = "Concept.Influence";

    /// <summary>The share of the crop that each covers: a variable vector of Single.</summary>
    public const string ConceptSize = "Concept.Size";

    /// <summary>The share of the most important pixels that lie in each: a variable vector of Single.</summary>
    public const string ConceptIntersection = "Concept.Intersection";

    /// <summary>The influence of the enlarged concepts: a variable vector of Single.</summary>
    public const string ConceptDilatedInfluence = "Concept.DilatedInfluence";

    /// <summary>Why no concept could be measured; empty where that was possible: text.</summary>
    public const string ConceptError = "Concept.Error";

    /// <summary>By how much integrated gradients miss what they add up to.</summary>
    public const string ConceptCompletenessGap = "Concept.CompletenessGap";
}
