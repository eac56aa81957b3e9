namespace SemGeo.ML.Concepts;

/// <summary>What concept influence explains.</summary>
public enum ConceptTarget
{
    /// <summary>The most probable cell of the finest level for the centre crop (paper 3.2).</summary>
    PredictedCell,

    /// <summary>A cell of the finest level: why would it be there?</summary>
    Cell,

    /// <summary>All cells of the finest level in a place, such as a country: why is it likely there?</summary>
    Region,
}
