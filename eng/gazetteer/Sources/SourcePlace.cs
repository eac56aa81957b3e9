namespace SemGeo.GazetteerBuild.Sources;

/// <summary>A row of cities500.txt.</summary>
internal sealed class SourcePlace
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required string FeatureCode { get; init; }

    /// <summary>The ISO 3166-1 code.</summary>
    public required string Country { get; init; }

    /// <summary>The GeoNames code "US.CA".</summary>
    public required string Admin1Code { get; init; }

    /// <summary>The GeoNames code "US.CA.037", or empty.</summary>
    public required string Admin2Code { get; init; }

    public required int Population { get; init; }

    public bool IsSection => FeatureCode == "PPLX";
}
