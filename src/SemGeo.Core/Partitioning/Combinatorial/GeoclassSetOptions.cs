namespace SemGeo.Partitioning.Combinatorial;

/// <summary>
/// How one of the coarse partitionings ("geoclass sets") of <see cref="CombinatorialPartitioning"/> merges its regions. Sets with other weights, or another
/// draw of the randomness, have other borders.
/// </summary>
public sealed class GeoclassSetOptions
{
    /// <summary>The number of classes at which merging ends.</summary>
    /// <value>At least 1. The default value is 3,000.</value>
    public int Classes { get; set; } = CombinatorialConstants.ClassesPerSet;

    /// <summary>How much the number of a region's images counts towards its score; the region with the lowest score is merged next.</summary>
    /// <value>At least 0. The default value is 1.</value>
    public double ImageWeight { get; set; } = 1;

    /// <summary>How much the number of a region's neighbours counts towards its score, in images.</summary>
    /// <value>At least 0. The default value is 0.</value>
    public double NeighbourWeight { get; set; }

    /// <summary>How much the distance of a neighbour counts, a kilometre; a region is merged with the neighbour of the lowest cost.</summary>
    /// <value>At least 0. The default value is 1.</value>
    public double DistanceWeight { get; set; } = 1;

    /// <summary>How much the images of a neighbour count, each; above 0 regions rather merge with small neighbours, so that sizes are even.</summary>
    /// <value>At least 0. The default value is 0.</value>
    public double SizeWeight { get; set; }

    /// <summary>How much of scores and costs is drawn: each is multiplied by a factor between 1 and 1 plus this.</summary>
    /// <value>0 (nothing) to 100. The default value is 1.</value>
    public double Randomness { get; set; } = 1;

    internal GeoclassSetOptions Copy() => (GeoclassSetOptions)MemberwiseClone();
}
