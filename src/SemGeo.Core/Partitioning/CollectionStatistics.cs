namespace SemGeo.Partitioning;

/// <summary>What a builder of partitionings saw of the collection.</summary>
/// <param name="Images">All images.</param>
/// <param name="WithoutAddress">Images whose address was empty; 0 where labels come from coordinates.</param>
/// <param name="WithoutCoordinate">Images whose coordinate was missing or out of range; they count, but not towards mean coordinates.</param>
/// <param name="WithoutFrequentLocation">Images with an address, or a coordinate where labels come from it, that lead to no location of the hierarchy.</param>
/// <param name="Locations">Different locations before any filter.</param>
/// <param name="DistinctAddresses">Different raw addresses that are not empty; 0 where labels come from coordinates.</param>
/// <param name="CutCycles">Cycles of the hierarchy that were cut.</param>
public sealed record CollectionStatistics(
    int Images,
    int WithoutAddress,
    int WithoutCoordinate,
    int WithoutFrequentLocation,
    int Locations,
    int DistinctAddresses,
    int CutCycles);
