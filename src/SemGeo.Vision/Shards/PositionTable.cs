using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SemGeo.Geography;
using SemGeo.Tables;

namespace SemGeo.Vision.Shards;

/// <summary>Positions by photo id, for shards that hold none: the authors keep them in a table.</summary>
/// <remarks>About 60 bytes a photo are held, whatever the ids' length.</remarks>
public sealed class PositionTable
{
    private readonly Dictionary<UInt128, GeoCoordinate> _positions = [];

    private PositionTable(PositionReport report) => Report = report;

    /// <summary>The number of photos with a position.</summary>
    public int Count => _positions.Count;

    /// <summary>What became of the positions of the table's rows.</summary>
    public PositionReport Report { get; }

    /// <summary>Reads a table with a heading line: id, image_id or img_id; latitude or lat; longitude, lon or lng; and the others of <see cref="TableHeadings"/>.</summary>
    /// <param name="path">The table: CSV, TSV or Parquet, plain or compressed.</param>
    /// <param name="options">Which columns it has; null for the defaults.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="InvalidDataException">It has no column of ids; the message names those that it has.</exception>
    /// <exception cref="CoordinateTableException">It is empty, lacks another column, a quote never closes, or most positions cannot be read.</exception>
    public static PositionTable Read(string path, CoordinateTableOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no table '{path}'.", path);
        using var rows = CoordinateTable.Open(path, options);
        if (options?.IdHeading is null && rows.Table.Find(TableColumn.Id, null) < 0)
            throw new InvalidDataException($"The table '{path}' has no column '{ShardMetadata.Ids[0]}'; its heading line has {rows.Table.DescribeHeadings()}.");
        var table = new PositionTable(rows.Report);
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
