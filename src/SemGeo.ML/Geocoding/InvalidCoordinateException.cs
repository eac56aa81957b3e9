using SemGeo.Geography;

namespace SemGeo.ML.Geocoding;

/// <summary>A row holds a coordinate outside the ranges of WGS84.</summary>
public sealed class InvalidCoordinateException : Exception
{
    internal InvalidCoordinateException(GeoCoordinate coordinate, long row)
        : base(FormattableString.Invariant(
            $"Row {row} has the coordinate ({coordinate.Latitude}, {coordinate.Longitude}), but latitudes lie within -90 to 90 and longitudes within -180 to 180 degrees: are the columns swapped? Write NaN where a coordinate is unknown, or set OnInvalidCoordinate to TreatAsMissing."))
    {
        Coordinate = coordinate;
        Row = row;
    }

    /// <summary>The coordinate.</summary>
    public GeoCoordinate Coordinate { get; }

    /// <summary>The row's position in the data, from 0.</summary>
    public long Row { get; }
}
