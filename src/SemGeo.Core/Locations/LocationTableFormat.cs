using SemGeo.Geography;

namespace SemGeo.Locations;

/// <summary>
/// The binary form of a <see cref="LocationTable"/>, in which it travels inside models and between pipeline steps: a version, the number of locations, then
/// id, name, class, administrative level (-1 = none), is-area, latitude and longitude of each, and since version 2 its <see cref="LocationDetails"/>.
/// </summary>
/// <remarks>Reading allocates no more than the bytes that are there ask for.</remarks>
public static class LocationTableFormat
{
    private const int Version = 2;
    private const int PartBytes = 1 << 16;

    /// <summary>Writes a table.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="locations">The table.</param>
    /// <param name="includeGeometry">Whether geometries are written too: they make a model many times larger.</param>
    public static void Write(BinaryWriter writer, LocationTable locations, bool includeGeometry = false)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(locations);
        writer.Write(Version);
        writer.Write(locations.Count);
        foreach (var location in locations.All)
        {
            writer.Write(location.Id);
            writer.Write(location.Name);
            writer.Write(location.Class);
            writer.Write(location.AdminLevel ?? -1);
            writer.Write(location.IsArea);
            writer.Write(location.Centre.Latitude);
            writer.Write(location.Centre.Longitude);
            WriteDetails(writer, location.Details, includeGeometry);
        }
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another version, damaged or cut short.</exception>
    public static LocationTable Read(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        try
        {
            var version = reader.ReadInt32();
            if (version is < 1 or > Version)
                throw new InvalidDataException($"The table of locations has version {version}; this library reads versions 1 to {Version}.");
            var count = reader.ReadInt32();
            if (count < 0)
                throw new InvalidDataException($"The table of locations says that it has {count} entries: it is damaged.");
            var table = new LocationTable();
            for (var i = 0; i < count; i++)
                table.Add(ReadLocation(reader, version));
            return table;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The table of locations is cut short or damaged.", e);
        }
    }

    private static Location ReadLocation(BinaryReader reader, int version)
    {
        var id = reader.ReadString();
        var name = reader.ReadString();
        var kind = reader.ReadString();
        var level = reader.ReadInt32();
        var isArea = reader.ReadBoolean();
        var centre = new GeoCoordinate(reader.ReadDouble(), reader.ReadDouble());
        if (!centre.IsMissing && !centre.IsValid)
            throw new FormatException(FormattableString.Invariant($"The location '{id}' lies at ({centre.Latitude}, {centre.Longitude}), which is no coordinate."));
        var location = new Location(id, name, kind, level < 0 ? null : level, isArea, centre);
        return version == 1 ? location : location with { Details = ReadDetails(reader) };
    }

    private static void WriteDetails(BinaryWriter writer, LocationDetails? details, bool includeGeometry)
    {
        writer.Write(details is not null);
        if (details is null)
            return;
        foreach (var text in (ReadOnlySpan<string?>)[details.Category, details.Type, details.Place, details.Wikidata, details.Wikipedia])
        {
            writer.Write(text is not null);
            if (text is not null)
                writer.Write(text);
        }

        writer.Write(details.Population ?? -1);
        var geometry = includeGeometry ? details.GeometryWkb.Span : default;
        writer.Write(geometry.Length);
        writer.Write(geometry);
    }

    private static LocationDetails? ReadDetails(BinaryReader reader) => !reader.ReadBoolean() ? null : new LocationDetails
    {
        Category = ReadText(reader),
        Type = ReadText(reader),
        Place = ReadText(reader),
        Wikidata = ReadText(reader),
        Wikipedia = ReadText(reader),
        Population = reader.ReadInt64() is >= 0 and var population ? population : null,
        GeometryWkb = ReadBytes(reader),
    };

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    // In parts: a length that is wrong asks for no more than is there.
    private static byte[] ReadBytes(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        if (length < 0)
            throw new FormatException($"A geometry says that it has {length} bytes.");
        var bytes = new MemoryStream();
        while (bytes.Length < length)
        {
            var part = reader.ReadBytes((int)Math.Min(PartBytes, length - bytes.Length));
            if (part.Length == 0)
                throw new EndOfStreamException();
            bytes.Write(part);
        }

        return bytes.ToArray();
    }
}
