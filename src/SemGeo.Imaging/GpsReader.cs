using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace SemGeo.Imaging;

/// <summary>Reads the position from EXIF's GPS tags.</summary>
/// <remarks>
/// Angles are degrees, minutes and seconds, or fewer of them (degrees alone may have decimals). Minutes and seconds of 0/0 were not written and count as 0, degrees of 0/0 as an angle that was not. What would be a
/// guess cannot be read: a reference (N or S, E or W) that is absent or unknown, another rational without a value (n/0), a part that is negative.
/// </remarks>
internal static class GpsReader
{
    public static PhotoPosition Read(GpsDirectory gps)
    {
        var latitude = ReadAngle(gps, "GPSLatitude", GpsDirectory.TagLatitude, GpsDirectory.TagLatitudeRef, 'N', 'S');
        var longitude = ReadAngle(gps, "GPSLongitude", GpsDirectory.TagLongitude, GpsDirectory.TagLongitudeRef, 'E', 'W');
        if (latitude is null && longitude is null)
            return PhotoPosition.None;
        if (latitude is null || longitude is null)
            return PhotoPosition.Unreadable(PositionSource.Exif, $"EXIF has {(latitude is null ? "GPSLongitude without GPSLatitude" : "GPSLatitude without GPSLongitude")}.");
        return (latitude.Problem ?? longitude.Problem) is { } problem
            ? PhotoPosition.Unreadable(PositionSource.Exif, problem)
            : PhotoPosition.Of(latitude.Degrees, longitude.Degrees, PositionSource.Exif);
    }

    // Null where the angle was not written.
    private static Angle? ReadAngle(GpsDirectory gps, string name, int tag, int referenceTag, char positive, char negative)
    {
        var parts = PartsOf(gps.GetObject(tag));
        if (parts is null)
            return gps.ContainsTag(tag) ? new Angle(double.NaN, $"EXIF's {name} is no list of numbers.") : null;
        if (parts.Length is 0 or > 3)
            return new Angle(double.NaN, $"EXIF's {name} has {parts.Length} numbers, it must have one to three: degrees, minutes and seconds.");
        if (Array.TrueForAll(parts, IsNotWritten))
            return null;
        var reference = (gps.GetString(referenceTag) ?? "").Trim('\0', ' ');
        if (reference.Length == 0)
            return new Angle(double.NaN, $"EXIF's {name}Ref is missing: {positive} or {negative} is not known.");
        var sign = char.ToUpperInvariant(reference[0]) == positive ? 1 : char.ToUpperInvariant(reference[0]) == negative ? -1 : 0;
        if (sign == 0)
            return new Angle(double.NaN, $"EXIF's {name}Ref is '{reference}', it must be {positive} or {negative}.");
        double angle = 0, unit = 1;
        for (var i = 0; i < parts.Length; i++, unit /= 60)
        {
            if (i > 0 && IsNotWritten(parts[i]))
                continue;
            if (parts[i].Denominator == 0 || parts[i].ToDouble() < 0)
                return new Angle(double.NaN, $"EXIF's {name} has {parts[i].Numerator}/{parts[i].Denominator} for its {(i == 0 ? "degrees" : i == 1 ? "minutes" : "seconds")}.");
            angle += parts[i].ToDouble() * unit;
        }

        return new Angle(sign * angle, null);
    }

    private static bool IsNotWritten(Rational part) => part is { Numerator: 0, Denominator: 0 };

    private static Rational[]? PartsOf(object? value) => value switch
    {
        Rational[] parts => parts,
        Rational part => [part],
        _ => null,
    };

    private sealed record Angle(double Degrees, string? Problem);
}
