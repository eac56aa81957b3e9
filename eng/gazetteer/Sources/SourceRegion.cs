using NetTopologySuite.Geometries;

namespace SemGeo.GazetteerBuild.Sources;

/// <summary>A feature of Natural Earth's admin-1 layer.</summary>
/// <param name="Code">Natural Earth's own code, "FRA-5391".</param>
/// <param name="Iso">The ISO 3166-2 code, or empty where Natural Earth has none.</param>
/// <param name="Name">The English name, or empty.</param>
/// <param name="LocalName">The name that tells regions with the same English name apart.</param>
/// <param name="Country">The ISO 3166-1 alpha-2 code of the country, or empty for land that has none.</param>
/// <param name="Polygons">Longitude and latitude in whole border units.</param>
internal sealed record SourceRegion(string Code, string Iso, string Name, string LocalName, string Country, List<Polygon> Polygons)
{
    /// <summary>Whether the name was corrected by hand.</summary>
    public bool IsNameCorrected { get; init; }
}
