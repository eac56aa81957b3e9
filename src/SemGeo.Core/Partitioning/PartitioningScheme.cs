namespace SemGeo.Partitioning;

/// <summary>How the earth was divided into the cells of a <see cref="PartitioningSet"/>.</summary>
/// <remarks>The numbers stand in saved files.</remarks>
public enum PartitioningScheme
{
    /// <summary>SemP: named places of the images' addresses (paper 3.1). Labelled by address.</summary>
    Semantic = 0,

    /// <summary>Adaptive S2 cells: split until no cell holds more than a number of images (Weyand et al. 2016; paper 4.1.1). Labelled by coordinate.</summary>
    AdaptiveS2 = 1,

    /// <summary>CPlaNet's combinations of several coarse partitionings (Seo et al. 2018). Labelled by coordinate; the levels are side by side, not fine to coarse.</summary>
    Combinatorial = 2,

    /// <summary>Countries, the USA by state (paper, Appendix C). Labelled by coordinate.</summary>
    Countries = 3,

    /// <summary>Classes of the user's own, such as the keys of a label column: where they lie is not known, so that nothing can be labelled and predictions have no coordinates.</summary>
    Classes = 4,
}
