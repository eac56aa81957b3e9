using SemGeo.Geography;

namespace SemGeo.Geocoding;

/// <summary>What every <see cref="Locations.IReverseGeocoder"/> refuses before it geocodes anything of a batch.</summary>
internal static class GeocodingBatchCheck
{
    /// <summary>Checks the arguments of <see cref="Locations.IReverseGeocoder.Geocode"/>.</summary>
    /// <param name="coordinates">The coordinates.</param>
    /// <param name="room">The number of addresses that fit into the result.</param>
    /// <exception cref="ArgumentException">There is not room for as many addresses.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is neither missing nor within the ranges of WGS84.</exception>
    public static void Check(ReadOnlySpan<GeoCoordinate> coordinates, int room)
    {
        if (room < coordinates.Length)
            throw new ArgumentException($"{coordinates.Length} coordinates need room for as many addresses, but there is room for {room}.", "addresses");
        for (var i = 0; i < coordinates.Length; i++)
        {
            if (!IsAllowed(coordinates[i]))
                throw OutOfRange(coordinates[i], nameof(coordinates), $"Coordinate {i}");
        }
    }

    /// <summary>Checks a single coordinate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is neither missing nor within the ranges of WGS84.</exception>
    public static void Check(GeoCoordinate coordinate)
    {
        if (!IsAllowed(coordinate))
            throw OutOfRange(coordinate, nameof(coordinate), "The coordinate");
    }

    private static bool IsAllowed(GeoCoordinate coordinate) => coordinate.IsValid || coordinate.IsMissing;

    private static ArgumentOutOfRangeException OutOfRange(GeoCoordinate coordinate, string parameter, string which) =>
        new(parameter, coordinate, $"{which} is not on the earth: latitudes run from -90 to 90 and longitudes from -180 to 180 degrees. Give NaN for a missing coordinate.");
}
