using SemGeo.Geography;

namespace SemGeo.Geocoding;

/// <summary>
/// The binary form of a <see cref="LocationTable"/>, in which it travels inside models and between pipeline steps: a version, the number of locations, then
/// id, name, class, administrative level (-1 = none), is-area, latitude and longitude of each.
/// </summary>
public static class LocationTableFormat
{
    private const int Version = 1;

    /// <summary>Writes a table.</summary>
    public static void Write(BinaryWriter writer, LocationTable locations)
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
            if (version != Version)
                throw new InvalidDataException($"The table of locations has version {version}; this library reads version {Version}.");
            var count = reader.ReadInt32();
            if (count < 0)
                throw new InvalidDataException($"The table of locations says that it has {count} entries: it is damaged.");
            var table = new LocationTable();
            for (var i = 0; i < count; i++)
                table.Add(ReadLocation(reader));
            return table;
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The table of locations is cut short or damaged.", e);
        }
    }

    private static Location ReadLocation(BinaryReader reader)
    {
        var id = reader.ReadString();
        var name = reader.ReadString();
        var kind = reader.ReadString();
        var level = reader.ReadInt32();
        var isArea = reader.ReadBoolean();
        return new Location(id, name, kind, level < 0 ? null : level, isArea, new GeoCoordinate(reader.ReadDouble(), reader.ReadDouble()));
    }
}
