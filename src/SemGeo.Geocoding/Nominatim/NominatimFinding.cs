using SemGeo.Locations;

namespace SemGeo.Geocoding.Nominatim;

/// <summary>What came of a coordinate or location: an address or a problem.</summary>
internal sealed record NominatimFinding
{
    /// <summary>The address; null with a problem.</summary>
    public Address? Address { get; init; }

    /// <summary>Whether no question was asked.</summary>
    public bool IsCached { get; init; }

    /// <summary>A country that the address lacks because the server knows no OSM id for it.</summary>
    public string? CountryWithoutId { get; init; }

    /// <summary>Why there is no address.</summary>
    public NominatimProblem? Problem { get; init; }

    /// <summary>The question that has the problem.</summary>
    public string Question { get; init; } = "";

    /// <summary>How often it was asked.</summary>
    public int Attempts { get; init; }
}
