namespace SemGeo.Inference;

/// <summary>How a cell is chosen from the heads' probabilities (paper 3.1.3, 4.1.1).</summary>
public enum InferenceMode
{
    /// <summary>f: the most probable cell of the finest head. Partitionings side by side (CPlaNet) have no finest head: there it is <see cref="SummedScores"/>.</summary>
    Finest,

    /// <summary>f*: the finest cell with the largest product of probabilities along its classes at all levels. The products, divided by their sum, are the cells' probabilities.</summary>
    Hierarchy,

    /// <summary>The finest cell with the largest sum of probabilities over its classes at all levels: how CPlaNet combines its heads (Seo et al. 2018).</summary>
    SummedScores,
}
