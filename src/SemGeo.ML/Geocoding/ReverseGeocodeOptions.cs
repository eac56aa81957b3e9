using SemGeo.ML.Schema;

namespace SemGeo.ML.Geocoding;

/// <summary>Options of <see cref="ReverseGeocodeEstimator"/>.</summary>
public sealed class ReverseGeocodeOptions
{
    /// <summary>The column with latitudes: Double or Single, WGS84 degrees, NaN = missing.</summary>
    /// <value>The default value is "Latitude".</value>
    public string LatitudeColumnName { get; set; } = GeoColumns.Latitude;

    /// <summary>The column with longitudes: Double or Single, WGS84 degrees, NaN = missing.</summary>
    /// <value>The default value is "Longitude".</value>
    public string LongitudeColumnName { get; set; } = GeoColumns.Longitude;

    /// <summary>The column to write location ids to: a variable vector of text, fine to coarse, empty at sea or without a coordinate.</summary>
    /// <value>The default value is "Address".</value>
    public string AddressColumnName { get; set; } = GeoColumns.Address;

    /// <summary>The column to write the names to: text, fine to coarse, joined by ", ".</summary>
    /// <value>The default value is "AddressText".</value>
    public string AddressTextColumnName { get; set; } = GeoColumns.AddressText;

    /// <summary>What happens with a coordinate outside -90 to 90 or -180 to 180 degrees.</summary>
    /// <value>The default value is <see cref="InvalidCoordinatePolicy.Throw"/>.</value>
    public InvalidCoordinatePolicy OnInvalidCoordinate { get; set; } = InvalidCoordinatePolicy.Throw;

    internal ReverseGeocodeOptions Copy() => (ReverseGeocodeOptions)MemberwiseClone();
}
