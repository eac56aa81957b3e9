namespace SemGeo.Partitioning;

/// <summary>What a <see cref="PartitioningSetBuilder"/> saw of the collection.</summary>
/// <param name="Images">All images.</param>
/// <param name="WithoutAddress">Images whose address was empty.</param>
/// <param name="WithoutCoordinate">Images whose coordinate was missing or out of range; they count, but not towards mean coordinates.</param>
/// <param name="WithoutFrequentLocation">Images with an address of which no location passed the base filter.</param>
/// <param name="Locations">Different locations of the raw addresses.</param>
/// <param name="DistinctAddresses">Different raw addresses that are not empty.</param>
/// <param name="CutCycles">Cycles of the hierarchy that were cut.</param>
public sealed record CollectionStatistics(
    int Images,
    int WithoutAddress,
    int WithoutCoordinate,
    int WithoutFrequentLocation,
    int Locations,
    int DistinctAddresses,
    int CutCycles);
