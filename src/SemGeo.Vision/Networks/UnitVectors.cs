using System.Runtime.InteropServices;
using SemGeo.Geography;
using static TorchSharp.torch;

namespace SemGeo.Vision.Networks;

/// <summary>Coordinates as points of the unit sphere: x towards (0, 0), y towards (0, 90 E), z towards the north pole.</summary>
internal static class UnitVectors
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>The points [n, 3] in double precision; a missing coordinate becomes that of 0, 0. They belong to the surrounding scope.</summary>
    public static Tensor Of(IReadOnlyList<GeoCoordinate> coordinates, Device device)
    {
        var points = empty([coordinates.Count, 3], dtype: ScalarType.Float64);
        var values = MemoryMarshal.Cast<byte, double>(points.bytes);
        for (var i = 0; i < coordinates.Count; i++)
        {
            var coordinate = coordinates[i].IsMissing ? new GeoCoordinate(0, 0) : coordinates[i];
            var (sinLatitude, cosLatitude) = Math.SinCos(coordinate.Latitude * RadiansPerDegree);
            var (sinLongitude, cosLongitude) = Math.SinCos(coordinate.Longitude * RadiansPerDegree);
            (values[3 * i], values[3 * i + 1], values[3 * i + 2]) = (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
        }

        return points.to(device);
    }

    /// <summary>The coordinates of points [n, 3] in double precision.</summary>
    public static GeoCoordinate[] ToCoordinates(Tensor points)
    {
        using var scope = NewDisposeScope();
        var values = MemoryMarshal.Cast<byte, double>(points.cpu().contiguous().bytes);
        var coordinates = new GeoCoordinate[values.Length / 3];
        for (var i = 0; i < coordinates.Length; i++)
        {
            var (x, y, z) = (values[3 * i], values[3 * i + 1], values[3 * i + 2]);
            coordinates[i] = new GeoCoordinate(Math.Atan2(z, Math.Sqrt(x * x + y * y)) / RadiansPerDegree, Math.Atan2(y, x) / RadiansPerDegree);
        }

        return coordinates;
    }
}
