namespace SemGeo.Geocoding.Nominatim;

/// <summary>Where knowledge of a location comes from, the fullest last.</summary>
internal enum NominatimTelling
{
    /// <summary>A row of another place's address: name and class.</summary>
    Row,

    /// <summary>The answer to a country's name: a position besides.</summary>
    Country,

    /// <summary>The place's own details.</summary>
    Details,

    /// <summary>Added by a caller.</summary>
    Given,
}
