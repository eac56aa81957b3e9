namespace SemGeo.Robustness.Readers;

/// <summary>Every reader of foreign data.</summary>
internal static class AllReaders
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ForeignReader> All { get; } =
    [
        .. PhotoReaders.All, .. TableReaders.All, .. GeocodingReaders.All, .. NominatimReaders.All, .. PartitioningReaders.All, .. ModelReaders.All, .. WeightReaders.All, .. ShardReaders.All, .. PipelineReaders.All,
    ];
}
