using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SemGeo.Geocoding;
using SemGeo.Geography;

namespace SemGeo.Vision.Shards;

/// <summary>Positions by photo id, for shards that hold none: the authors keep them in a table.</summary>
/// <remarks>About 60 bytes a photo are held, whatever the ids' length.</remarks>
public sealed class PositionTable
{
    private readonly Dictionary<UInt128, GeoCoordinate> _positions = [];

    private PositionTable()
    {
    }

    /// <summary>The number of photos with a position.</summary>
    public int Count => _positions.Count;

    /// <summary>Reads a CSV or TSV table with a heading line: id, image_id or img_id; latitude or lat; longitude, lon or lng.</summary>
    /// <param name="path">The table.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="InvalidDataException">It has no column of ids; the message names those that it has.</exception>
    /// <exception cref="CoordinateTableException">It is empty, lacks another column, or a quote never closes.</exception>
    public static PositionTable Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no table '{path}'.", path);
        using var rows = CoordinateTable.Open(path);
        var headings = Encoding.UTF8.GetString(rows.RawHeading).Split([',', ';', '\t', '|'], StringSplitOptions.TrimEntries).Select(heading => heading.Trim('"', '\uFEFF')).ToArray();
        if (!headings.Intersect(ShardMetadata.Ids, StringComparer.OrdinalIgnoreCase).Any())
            throw new InvalidDataException($"The table '{path}' has no column '{ShardMetadata.Ids[0]}'; its heading line has {string.Join(", ", headings.Select(heading => $"'{heading}'"))}.");
        var table = new PositionTable();
        foreach (var row in rows.ReadAll())
            table._positions[Hash(row.Id)] = row.Coordinate;
        return table;
    }

    /// <summary>The position of a photo, or <see cref="GeoCoordinate.Missing"/>.</summary>
    public GeoCoordinate this[string id] => _positions.TryGetValue(Hash(id), out var position) ? position : GeoCoordinate.Missing;

    private static UInt128 Hash(ReadOnlySpan<char> id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
