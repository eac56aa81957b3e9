namespace SemGeo.Inference;

/// <summary>How a cell is chosen from the heads' probabilities (paper 3.1.3, 4.1.1).</summary>
public enum InferenceMode
{
    /// <summary>f: the most probable cell of the finest head.</summary>
    Finest,

    /// <summary>f*: the finest cell with the largest product of probabilities along its classes at all levels.</summary>
    Hierarchy,
}
