using System.Xml;
using System.Xml.Linq;
using MetadataExtractor.Formats.Xmp;

namespace SemGeo.Imaging;

/// <summary>Reads the position from XMP: exif:GPSLatitude and exif:GPSLongitude, or what DJI's drones write.</summary>
internal static class XmpPosition
{
    private const string Exif = "http://ns.adobe.com/exif/1.0/";
    private const string Dji = "http://www.dji.com/drone-dji/1.0/";

    // The last is DJI's own slip.
    private static readonly (string Space, string Latitude, string[] Longitudes, bool IsSigned)[] Names =
        [(Exif, "GPSLatitude", ["GPSLongitude"], false), (Dji, "GpsLatitude", ["GpsLongitude", "GpsLongtitude"], true)];

    /// <summary>The position in a photo's XMP.</summary>
    public static PhotoPosition Read(XmpDirectory directory) =>
        directory.XmpMeta is { } xmp ? Read((space, name) => xmp.GetPropertyString(space, name), PositionSource.Xmp) : PhotoPosition.None;

    /// <summary>The position in a block of XMP in a photo.</summary>
    /// <param name="block">The block; it is not trusted: documents with a DTD are refused.</param>
    public static PhotoPosition Read(byte[] block)
    {
        // Writers fill up with spaces and zeros.
        var count = block.AsSpan().TrimEnd("\0 \r\n\t"u8).Length;
        var position = Read(new MemoryStream(block, 0, count, writable: false), PositionSource.Xmp);

        // Of a block that cannot be read nobody knows what is lost, unless it shows.
        return position.Status == PositionStatus.Unreadable && block.AsSpan().IndexOf("GPSL"u8) < 0 && block.AsSpan().IndexOf("GpsL"u8) < 0 ? PhotoPosition.None : position;
    }

    /// <summary>The position in an .xmp file.</summary>
    /// <param name="content">The file's content; it is not trusted: documents with a DTD are refused.</param>
    public static PhotoPosition Read(Stream content) => Read(content, PositionSource.XmpSidecar);

    private static PhotoPosition Read(Stream content, PositionSource source)
    {
        try
        {
            using var reader = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false });
            var values = new Dictionary<(string, string), string>();
            foreach (var element in XDocument.Load(reader).Descendants())
            {
                values.TryAdd((element.Name.NamespaceName, element.Name.LocalName), element.HasElements ? "" : element.Value);
                foreach (var attribute in element.Attributes())
                    values.TryAdd((attribute.Name.NamespaceName, attribute.Name.LocalName), attribute.Value);
            }

            return Read((space, name) => values.GetValueOrDefault((space, name)), source);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            // ArgumentException: an encoding that is not known.
            return PhotoPosition.Unreadable(source, $"{(source == PositionSource.Xmp ? "The XMP" : "The .xmp file")} is no XML: {e.Message}");
        }
    }

    private static PhotoPosition Read(Func<string, string, string?> find, PositionSource source)
    {
        foreach (var (space, latitudeName, longitudeNames, isSigned) in Names)
        {
            var (latitude, longitude) = (find(space, latitudeName), longitudeNames.Select(name => find(space, name)).FirstOrDefault(value => value is not null));
            if (latitude is null && longitude is null)
                continue;
            if (latitude is null || longitude is null)
                return PhotoPosition.Unreadable(source, $"{PhotoPosition.Name(source)} has {(latitude is null ? $"a longitude without {latitudeName}" : $"{latitudeName} without a longitude")}.");
            var (north, east) = (AngleText.Parse(WithReference(latitude, find(space, latitudeName + "Ref")), 'N', 'S', isSigned), AngleText.Parse(WithReference(longitude, find(space, longitudeNames[0] + "Ref")), 'E', 'W', isSigned));
            return double.IsNaN(north) || double.IsNaN(east)
                ? PhotoPosition.Unreadable(source, $"{PhotoPosition.Name(source)} has '{Cut(latitude)}' and '{Cut(longitude)}', which must be angles such as '52,30.5N' and '13,22.8E'.")
                : PhotoPosition.Of(north, east, source);
        }

        return PhotoPosition.None;
    }

    // Some writers keep the letter apart, as EXIF does.
    private static string WithReference(string value, string? reference) => reference is null || (value.Length > 0 && char.IsLetter(value[^1])) ? value : value + reference;

    private static string Cut(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
