using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using SemGeo.Geography;

namespace SemGeo.Vision.Imaging;

/// <summary>Reads the position from EXIF's GPS tags.</summary>
/// <remarks>
/// A position counts as missing where it would be a guess: a reference (N/S, E/W) that is absent or unknown, a rational without a value (n/0), a part that is
/// negative or out of range, and exactly 0/0, which receivers write that have no fix.
/// </remarks>
internal static class GpsReader
{
    public static GeoCoordinate Read(GpsDirectory gps)
    {
        var latitude = ReadAngle(gps, GpsDirectory.TagLatitude, GpsDirectory.TagLatitudeRef, 'N', 'S');
        var longitude = ReadAngle(gps, GpsDirectory.TagLongitude, GpsDirectory.TagLongitudeRef, 'E', 'W');
        var coordinate = new GeoCoordinate(latitude, longitude);
        return coordinate.IsValid && (latitude != 0 || longitude != 0) ? coordinate : GeoCoordinate.Missing;
    }

    private static double ReadAngle(GpsDirectory gps, int tag, int referenceTag, char positive, char negative)
    {
        var reference = (gps.GetString(referenceTag) ?? "").TrimStart('\0', ' ');
        var sign = reference.Length == 0 ? double.NaN
            : char.ToUpperInvariant(reference[0]) == positive ? 1
            : char.ToUpperInvariant(reference[0]) == negative ? -1 : double.NaN;
        // Degrees, minutes and seconds; some writers leave out what is zero.
        if (gps.GetRationalArray(tag) is not { Length: >= 1 and <= 3 } parts)
            return double.NaN;
        double angle = 0, unit = 1;
        foreach (var part in parts)
        {
            if (part.Denominator == 0 || part.ToDouble() < 0)
                return double.NaN;
            angle += part.ToDouble() * unit;
            unit /= 60;
        }
        return sign * angle;
    }
}
