using System.Globalization;
using SemGeo.Geography;

namespace SemGeo.Imaging.Files;

/// <summary>Writes EXIF: position (to 3e-8 degrees, in degrees, minutes and seconds), orientation, time and description.</summary>
public static class ExifSegment
{
    private const ushort DescriptionTag = 0x010E;
    private const ushort OrientationTag = 0x0112;
    private const ushort ExifDirectoryTag = 0x8769;
    private const ushort GpsDirectoryTag = 0x8825;
    private const ushort TakenAtTag = 0x9003;

    private static ReadOnlySpan<byte> StartOfImage => [0xFF, 0xD8];

    /// <summary>Puts an APP1 segment behind the start of a JPEG.</summary>
    /// <param name="jpeg">A whole JPEG file without EXIF.</param>
    /// <param name="content">What to write.</param>
    /// <returns>The JPEG with the segment.</returns>
    /// <exception cref="ArgumentException">The bytes do not start like a JPEG, or the description does not fit a segment of 65,533 bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The orientation is not 1 to 8, or the coordinate neither missing nor within the ranges of WGS84.</exception>
    public static byte[] AddTo(ReadOnlySpan<byte> jpeg, ExifContent content)
    {
        if (!jpeg.StartsWith(StartOfImage))
            throw new ArgumentException($"These {jpeg.Length} bytes are no JPEG: they do not start with FF D8.", nameof(jpeg));
        var tiff = WriteTiff(content);
        ReadOnlySpan<byte> name = "Exif\0\0"u8;
        var length = 2 + name.Length + tiff.Length;
        if (length > ushort.MaxValue)
            throw new ArgumentException($"EXIF takes {length} bytes here, but a segment holds {ushort.MaxValue}: shorten the description.", nameof(content));
        ReadOnlySpan<byte> header = [0xFF, 0xE1, (byte)(length >> 8), (byte)length];
        return [.. StartOfImage, .. header, .. name, .. tiff, .. jpeg[StartOfImage.Length..]];
    }

    /// <summary>Writes the TIFF structure that is the inside of an EXIF segment (and all of a PNG's eXIf chunk).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The orientation is not 1 to 8, or the coordinate neither missing nor within the ranges of WGS84.</exception>
    public static byte[] WriteTiff(ExifContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Orientation is < 1 or > 8)
            throw new ArgumentOutOfRangeException(nameof(content), content.Orientation, "EXIF knows the orientations 1 to 8.");
        if (!content.Coordinate.IsMissing && !content.Coordinate.IsValid)
            throw new ArgumentOutOfRangeException(nameof(content), content.Coordinate, "The coordinate is outside latitude -90 to 90, longitude -180 to 180.");

        var main = new TiffDirectory();
        if (content.Description.Length > 0)
            main.AddText(DescriptionTag, content.Description);
        main.AddShort(OrientationTag, (ushort)content.Orientation);
        if (content.TakenAt is { } takenAt)
        {
            var exif = new TiffDirectory();
            exif.AddText(TakenAtTag, takenAt.ToString("yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture));
            main.AddDirectory(ExifDirectoryTag, exif);
        }

        if (!content.Coordinate.IsMissing)
            main.AddDirectory(GpsDirectoryTag, GpsOf(content.Coordinate));
        return main.ToTiff();
    }

    private static TiffDirectory GpsOf(GeoCoordinate coordinate)
    {
        const ushort version = 0, latitudeReference = 1, latitude = 2, longitudeReference = 3, longitude = 4, datum = 18;
        var gps = new TiffDirectory();
        gps.AddBytes(version, [2, 3, 0, 0]);
        gps.AddText(latitudeReference, coordinate.Latitude < 0 ? "S" : "N");
        gps.AddRationals(latitude, AngleOf(coordinate.Latitude));
        gps.AddText(longitudeReference, coordinate.Longitude < 0 ? "W" : "E");
        gps.AddRationals(longitude, AngleOf(coordinate.Longitude));
        gps.AddText(datum, "WGS-84");
        return gps;
    }

    private static (uint Numerator, uint Denominator)[] AngleOf(double degrees)
    {
        const uint secondsUnit = 10_000;
        const long perMinute = 60 * secondsUnit;
        var units = (long)Math.Round(Math.Abs(degrees) * 60 * perMinute);
        return [((uint)(units / (60 * perMinute)), 1), ((uint)(units / perMinute % 60), 1), ((uint)(units % perMinute), secondsUnit)];
    }
}
