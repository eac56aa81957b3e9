using SemGeo.Partitioning;

namespace SemGeo.Geocoding.Embedded;

/// <summary>What the embedded gazetteer knows of partitionings that were built with it.</summary>
public static class GazetteerPartitionings
{
    /// <summary>The locations of partitionings whose address has changed in the embedded gazetteer since the version that they were built with; all others are labelled as then.</summary>
    /// <param name="partitionings">The partitionings.</param>
    /// <returns>Nothing where they were built with the present version or with another geocoder.</returns>
    public static IReadOnlyList<GazetteerChange> ChangedLocations(this PartitioningSet partitionings)
    {
        ArgumentNullException.ThrowIfNull(partitionings);
        return partitionings.Source.Provider != GazetteerGeocoder.Provider ? []
            : [.. (Gazetteer.ChangesSince(partitionings.Source.DataVersion) ?? []).Where(change => partitionings.Hierarchy.IndexOf(change.Id) >= 0)];
    }
}
