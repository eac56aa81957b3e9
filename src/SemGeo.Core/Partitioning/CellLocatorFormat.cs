using SemGeo.Locations;
using SemGeo.Partitioning.AdaptiveS2;
using SemGeo.Partitioning.Combinatorial;
using SemGeo.Partitioning.Countries;

namespace SemGeo.Partitioning;

/// <summary>Reads the locators that partitioning sets are saved with, by scheme.</summary>
internal static class CellLocatorFormat
{
    /// <summary>Reads what the scheme's locator wrote; null for the schemes that have none.</summary>
    /// <exception cref="FormatException">The bytes are no locator of the scheme.</exception>
    /// <exception cref="PartitioningException">The locator contradicts the hierarchy.</exception>
    public static ICellLocator? Read(PartitioningScheme scheme, LocationHierarchy hierarchy, GeocoderSource source, BinaryReader reader, Func<ICountryBorders>? borders) => scheme switch
    {
        PartitioningScheme.Semantic or PartitioningScheme.Classes => null,
        PartitioningScheme.AdaptiveS2 => new S2CellLocator(hierarchy),
        PartitioningScheme.Combinatorial => AtomLocator.Read(hierarchy, reader),
        PartitioningScheme.Countries => CountryLocator.Read(hierarchy, source, reader, borders),
        _ => throw new FormatException($"It is of the scheme {scheme}, which this version does not read."),
    };
}
