namespace SemGeo.ML.Geocoding;

/// <summary>What happens with a coordinate outside the ranges of WGS84. A missing one (NaN) is never an error.</summary>
public enum InvalidCoordinatePolicy
{
    /// <summary>The run stops with an error that names the row and the value.</summary>
    Throw,

    /// <summary>The row counts as one without a coordinate.</summary>
    TreatAsMissing,
}
