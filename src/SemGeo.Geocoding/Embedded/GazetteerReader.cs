using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace SemGeo.Geocoding.Embedded;

/// <summary>
/// Reads a gazetteer file: 8 bytes of magic with the format's version, the SHA-256 of what follows, the size of the unpacked
/// columns (Int32), and the columns packed with Brotli.
/// </summary>
internal static class GazetteerReader
{
    public const int HeaderSize = 8 + SHA256.HashSizeInBytes + sizeof(int);

    private const int LargestSize = 128 << 20;

    public static ReadOnlySpan<byte> Magic => "SGGAZ01\n"u8;

    public static GazetteerTables Read(Stream stream)
    {
        var file = ReadAll(stream);
        if (file.Length < HeaderSize)
            throw Broken($"it has {file.Length} bytes, less than the {HeaderSize} of the header");
        if (!file.AsSpan(0, 5).SequenceEqual(Magic[..5]))
            throw Broken("it does not begin with the mark of a gazetteer file");
        if (!file.AsSpan(0, Magic.Length).SequenceEqual(Magic))
            throw Broken($"it has format version {(char)file[5]}{(char)file[6]} and this library reads version {(char)Magic[5]}{(char)Magic[6]}");
        var declared = file.AsSpan(Magic.Length, SHA256.HashSizeInBytes);
        var size = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(HeaderSize - sizeof(int)));
        if (!SHA256.HashData(file.AsSpan(Magic.Length + SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(declared))
            throw Broken($"its content ({file.Length} bytes) does not have the checksum that its header names: it is truncated or was changed");
        if (size is < 0 or > LargestSize)
            throw Broken($"its header declares {size} bytes of content");

        return Parse(Unpack(file.AsSpan(HeaderSize), size), Convert.ToHexStringLower(declared[..8]));
    }

    /// <summary>Reads the version alone, which the header has.</summary>
    /// <exception cref="GazetteerFormatException">The stream ends before.</exception>
    public static string ReadVersion(Stream stream)
    {
        Span<byte> header = stackalloc byte[Magic.Length + 8];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            throw Broken($"it has less than {header.Length} bytes");
        return Convert.ToHexStringLower(header[Magic.Length..]);
    }

    private static byte[] ReadAll(Stream stream)
    {
        using var buffer = new MemoryStream(stream.CanSeek ? (int)Math.Clamp(stream.Length - stream.Position, 0, LargestSize) : 0);
        var part = new byte[1 << 16];
        for (var read = stream.Read(part); read > 0; read = stream.Read(part))
        {
            if (buffer.Length + read > LargestSize)
                throw Broken($"it has more than {LargestSize} bytes");
            buffer.Write(part, 0, read);
        }

        return buffer.Length == buffer.Capacity ? buffer.GetBuffer() : buffer.ToArray();
    }

    private static byte[] Unpack(ReadOnlySpan<byte> packed, int size)
    {
        var data = new byte[size];
        if (!BrotliDecoder.TryDecompress(packed, data, out var written) || written != size)
            throw Broken($"its content unpacks to {written} bytes and not to the {size} of its header");
        return data;
    }

    private static GazetteerTables Parse(byte[] data, string version)
    {
        var reader = new GazetteerColumnReader(data);
        var areas = ReadAreas(reader);
        var faceCount = reader.ReadCount("faces");
        var faceArea = GazetteerColumnReader.Within(reader.ReadInts(faceCount, "areas of faces"), 0, areas.Count, "areas of faces");
        var facePlaces = reader.ReadInts(faceCount, "places of faces");
        var arcs = ReadArcs(reader, faceCount);
        var places = ReadPlaces(reader, areas.Count);
        var strays = ReadStrays(reader, places.Count, faceCount);
        if (!reader.AtEnd)
            throw GazetteerColumnReader.Corrupt("end", "there is more data than tables");
        return new GazetteerTables
        {
            DataVersion = version,
            Areas = areas,
            Faces = new(faceArea, Starts(facePlaces, places.Count, "places of faces")),
            Arcs = arcs,
            Places = places,
            Strays = strays,
        };
    }

    private static GazetteerTables.AreaColumns ReadAreas(GazetteerColumnReader reader)
    {
        const int Unit = GazetteerTables.BorderUnitsPerDegree;
        var count = reader.ReadCount("areas");
        var areas = new GazetteerTables.AreaColumns(
            reader.ReadStrings(count, "ids of areas"),
            reader.ReadStrings(count, "names of areas"),
            reader.ReadBytes(count, "ranks of areas"),
            reader.ReadBytes(count, "borders of areas"),
            reader.ReadSigned(count, "parents of areas"),
            GazetteerColumnReader.Within(reader.ReadSigned(count, "latitudes of areas"), -90 * Unit, 90 * Unit + 1, "latitudes of areas"),
            GazetteerColumnReader.Within(reader.ReadSigned(count, "longitudes of areas"), -180 * Unit, 180 * Unit + 1, "longitudes of areas"));
        for (var i = 0; i < count; i++)
        {
            // A parent before its child, and of a coarser rank: so every chain ends.
            var parent = areas.Parent[i];
            var valid = parent < 0 ? parent == -1 && areas.Rank[i] == 0 : parent < i && areas.Rank[parent] < areas.Rank[i];
            if (!valid || areas.Rank[i] > GazetteerTables.AreaRank.Admin2)
                throw GazetteerColumnReader.Corrupt("parents of areas", $"area {i} of rank {areas.Rank[i]} has the parent {parent}");
        }

        return areas;
    }

    private static GazetteerTables.ArcColumns ReadArcs(GazetteerColumnReader reader, int faceCount)
    {
        var count = reader.ReadCount("arcs");
        var sizes = reader.ReadInts(count, "sizes of arcs");
        var left = GazetteerColumnReader.Within(reader.ReadSigned(count, "left faces"), -1, faceCount, "left faces");
        var right = GazetteerColumnReader.Within(reader.ReadSigned(count, "right faces"), -1, faceCount, "right faces");
        var vertices = reader.ReadCount("vertices");
        var first = Starts(sizes, vertices, "sizes of arcs");
        const int Unit = GazetteerTables.BorderUnitsPerDegree;
        var x = GazetteerColumnReader.Within(reader.ReadDeltas(vertices, "longitudes of vertices"), -180 * Unit, 180 * Unit + 1, "longitudes of vertices");
        var y = GazetteerColumnReader.Within(reader.ReadDeltas(vertices, "latitudes of vertices"), -90 * Unit, 90 * Unit + 1, "latitudes of vertices");
        return new(first, left, right, x, y);
    }

    private static GazetteerTables.PlaceColumns ReadPlaces(GazetteerColumnReader reader, int areaCount)
    {
        const int Unit = GazetteerTables.PlaceUnitsPerDegree;
        var codeCount = reader.ReadCount("feature codes");
        var codeColumn = reader.ReadStrings(codeCount, "feature codes");
        var codes = new string[codeCount];
        for (var i = 0; i < codeCount; i++)
            codes[i] = codeColumn[i];
        var count = reader.ReadCount("places");
        var places = new GazetteerTables.PlaceColumns(
            reader.ReadDeltas(count, "ids of places"),
            reader.ReadStrings(count, "names of places"),
            GazetteerColumnReader.Within(reader.ReadDeltas(count, "latitudes of places"), -90 * Unit, 90 * Unit + 1, "latitudes of places"),
            GazetteerColumnReader.Within(reader.ReadDeltas(count, "longitudes of places"), -180 * Unit, 180 * Unit + 1, "longitudes of places"),
            reader.ReadInts(count, "populations"),
            reader.ReadBytes(count, "features of places"),
            GazetteerColumnReader.Within(reader.ReadDeltas(count, "areas of places"), 0, areaCount, "areas of places"),
            reader.ReadSigned(count, "cities of places"),
            codes);
        for (var i = 0; i < count; i++)
        {
            // A section names its city by the distance in the table; 0 means that it has none.
            places.City[i] = places.City[i] == 0 ? -1 : i + places.City[i];
            if (places.Feature[i] >= codeCount)
                throw GazetteerColumnReader.Corrupt("features of places", $"place {i} has feature {places.Feature[i]} of {codeCount}");
        }

        GazetteerColumnReader.Within(places.City, -1, count, "cities of places");
        return places;
    }

    private static GazetteerTables.StrayColumns ReadStrays(GazetteerColumnReader reader, int placeCount, int faceCount)
    {
        var count = reader.ReadCount("strays");
        return new(
            GazetteerColumnReader.Within(reader.ReadDeltas(count, "places of strays"), 0, placeCount, "places of strays"),
            GazetteerColumnReader.Within(reader.ReadDeltas(count, "faces of strays"), 0, faceCount, "faces of strays"),
            GazetteerColumnReader.Within(reader.ReadInts(count, "distances of strays"), 0, int.MaxValue, "distances of strays"));
    }

    /// <summary>Turns sizes into first positions with the total behind them.</summary>
    private static int[] Starts(int[] sizes, int total, string what)
    {
        var starts = new int[sizes.Length + 1];
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 0 || sizes[i] > total - starts[i])
                throw GazetteerColumnReader.Corrupt(what, $"the size {sizes[i]} exceeds the {total - starts[i]} rows that are left");
            starts[i + 1] = starts[i] + sizes[i];
        }

        return starts[^1] == total ? starts : throw GazetteerColumnReader.Corrupt(what, $"the sizes make {starts[^1]} rows of {total}");
    }

    private static GazetteerFormatException Broken(string why) =>
        new($"This is no usable gazetteer file: {why}. Restore the file, or make it again with eng/gazetteer.");
}
