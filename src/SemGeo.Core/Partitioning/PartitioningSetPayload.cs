using System.Text;
using SemGeo.Geography;
using SemGeo.Locations;
using SemGeo.Partitioning.Countries;

namespace SemGeo.Partitioning;

/// <summary>The content of a partitioning set in bytes; see <see cref="PartitioningSetFile"/> for what is around it.</summary>
internal static class PartitioningSetPayload
{
    // The least bytes of one item each: what a count is held against before anything is allocated for it.
    private const int LocationBytes = 1 + 4 + 4 + 16 + 1;
    private const int LevelBytes = 1 + 4 + 4;
    private const int CellBytes = 4 + 4 + 16 + 8;

    // Each level has a number for every location: many empty levels would multiply a small file.
    private const int MaxLevels = 64;

    // Addresses have some ten locations, S2 cells 31 levels: a chain of all locations would make an address of each as long as the file.
    private const int MaxDepth = 1000;

    // Half the way round the earth, and some for rounding.
    private const double MaxSpreadKm = 20_100;

    // Text that is no UTF-8 would come back as other text.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(PartitioningSet set, BinaryWriter writer)
    {
        writer.Write((byte)set.Scheme);
        writer.Write(set.Source.Provider);
        writer.Write(set.Source.DataVersion);
        var statistics = set.Statistics;
        foreach (var count in (ReadOnlySpan<int>)[statistics.Images, statistics.WithoutAddress, statistics.WithoutCoordinate, statistics.WithoutFrequentLocation,
            statistics.Locations, statistics.DistinctAddresses, statistics.CutCycles])
            writer.Write(count);
        WriteHierarchy(set, writer);

        // Combinations, which are no level, stand before the levels.
        if (set.Scheme == PartitioningScheme.Combinatorial)
            WriteLevel(set.Finest, [], writer);
        writer.Write(set.Levels.Count);
        for (var i = 0; i < set.Levels.Count; i++)
            WriteLevel(set.Levels[i], set.ParentsAt(i), writer);
        set.Locator?.Write(writer);
    }

    /// <summary>Reads a set.</summary>
    /// <param name="payload">The bytes.</param>
    /// <param name="version">The format's version: 1 knows the semantic scheme alone.</param>
    /// <param name="borders">Loads the borders of a set of countries when the first coordinate is labelled; null where none will be.</param>
    public static PartitioningSet Read(MemoryStream payload, int version, Func<ICountryBorders>? borders)
    {
        using var reader = new BinaryReader(payload, Utf8);
        try
        {
            var scheme = version == 1 ? PartitioningScheme.Semantic : ReadScheme(reader);
            var source = new GeocoderSource(reader.ReadString(), reader.ReadString());
            var statistics = new CollectionStatistics(
                ReadNumber(reader), ReadNumber(reader), ReadNumber(reader), ReadNumber(reader), ReadNumber(reader), ReadNumber(reader), ReadNumber(reader));
            var locations = new LocationTable();
            var hierarchy = ReadHierarchy(reader, locations);
            var combinations = scheme == PartitioningScheme.Combinatorial ? ReadCells(reader, hierarchy, locations, isOrdered: true) : null;
            var count = ReadCount(reader, LevelBytes);
            if (count > MaxLevels)
                throw new FormatException($"It has {count} levels, and at most {MaxLevels} are read.");
            var levels = new PartitioningLevel[count];
            var parents = new int[levels.Length][];
            for (var i = 0; i < levels.Length; i++)
            {
                var level = ReadCells(reader, hierarchy, locations, isOrdered: scheme != PartitioningScheme.Classes);

                // There is a parent for every cell of the finest level, which stands first in the file.
                var finest = combinations ?? (i == 0 ? level : levels[0]);
                parents[i] = ReadParents(reader, finest.Cells.Count);
                levels[i] = combinations is null ? level : SideBySide(level, combinations, parents[i], hierarchy);
            }

            var set = new PartitioningSet(source, hierarchy, locations, levels, statistics, scheme, CellLocatorFormat.Read(scheme, hierarchy, source, reader, borders), combinations);
            for (var i = 0; i < levels.Length; i++)
                set.CheckParents(i, parents[i]);
            return set;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException or OverflowException)
        {
            // The bytes are in memory: an IOException is a text of negative length or one that is cut short.
            throw new PartitioningFormatException($"The partitioning set is damaged: {e.Message} Write it again.", e);
        }
    }

    /// <summary>Reads how many items follow, of at least so many bytes each.</summary>
    /// <exception cref="FormatException">The bytes that are left are too few.</exception>
    public static int ReadCount(BinaryReader reader, int bytesEach)
    {
        var count = reader.ReadInt32();
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        return count >= 0 && count <= left / bytesEach ? count : throw new FormatException($"It says that {count} items of at least {bytesEach} bytes follow, but {left} bytes are left.");
    }

    private static int ReadNumber(BinaryReader reader) => reader.ReadInt32() is >= 0 and var number ? number : throw new FormatException("A number of images or locations is negative.");

    private static PartitioningScheme ReadScheme(BinaryReader reader)
    {
        var scheme = (PartitioningScheme)reader.ReadByte();
        return Enum.IsDefined(scheme) ? scheme : throw new FormatException($"It is of the scheme {(byte)scheme}, which does not exist.");
    }

    /// <summary>A level whose classes the file alone knows.</summary>
    private static PartitioningLevel SideBySide(PartitioningLevel level, PartitioningLevel combinations, int[] parents, LocationHierarchy hierarchy)
    {
        for (var i = 0; i < parents.Length; i++)
        {
            if (parents[i] < 0 || parents[i] >= level.Cells.Count)
                throw new PartitioningException($"Cell {i} '{combinations.Cells[i].LocationId}' of '{combinations.Name}' has the class {parents[i]} at '{level.Name}', but there are {level.Cells.Count}. Build the partitioning again.");
        }

        return new PartitioningLevel(level.Name, level.Threshold, [.. level.Cells], hierarchy, combinations.Cells, parents);
    }

    private static void WriteHierarchy(PartitioningSet set, BinaryWriter writer)
    {
        var hierarchy = set.Hierarchy;
        writer.Write(hierarchy.Count);
        for (var i = 0; i < hierarchy.Count; i++)
        {
            writer.Write(hierarchy.Ids[i]);
            writer.Write(hierarchy.ParentOf(i));
            writer.Write(hierarchy.ImagesOf(i));
            LocationTableFormat.Write(writer, hierarchy.MeanOf(i));
            var known = set.Locations.TryGet(hierarchy.Ids[i], out var location);
            writer.Write(known);
            if (!known)
                continue;
            LocationTableFormat.WriteLocation(writer, location!, noLevel: int.MinValue);
        }
    }

    private static LocationHierarchy ReadHierarchy(BinaryReader reader, LocationTable locations)
    {
        var count = ReadCount(reader, LocationBytes);
        var ids = new string[count];
        int[] parents = new int[count], images = new int[count];
        var means = new GeoCoordinate[count];
        for (var i = 0; i < count; i++)
        {
            (ids[i], parents[i], images[i]) = (reader.ReadString(), reader.ReadInt32(), ReadNumber(reader));
            means[i] = LocationTableFormat.ReadCoordinate(reader, ids[i]);
            if (reader.ReadBoolean())
                locations.Add(LocationTableFormat.ReadLocation(reader, ids[i]));
        }

        var hierarchy = new LocationHierarchy(ids, parents, images, means);
        for (var i = 0; i < count; i++)
        {
            if (hierarchy.DepthOf(i) > MaxDepth)
                throw new FormatException($"Location '{ids[i]}' lies {hierarchy.DepthOf(i)} deep, and at most {MaxDepth} is read.");
        }

        return hierarchy;
    }

    private static void WriteLevel(PartitioningLevel level, ReadOnlySpan<int> parents, BinaryWriter writer)
    {
        writer.Write(level.Name);
        writer.Write(level.Threshold);
        writer.Write(level.Cells.Count);
        foreach (var cell in level.Cells)
        {
            writer.Write(cell.Location);
            writer.Write(cell.ImageCount);
            LocationTableFormat.Write(writer, cell.Coordinate);
            writer.Write(cell.SpreadKm);
        }

        foreach (var parent in parents)
            writer.Write(parent);
    }

    private static PartitioningLevel ReadCells(BinaryReader reader, LocationHierarchy hierarchy, LocationTable locations, bool isOrdered)
    {
        var (name, threshold) = (reader.ReadString(), reader.ReadInt32());
        var cells = new Cell[ReadCount(reader, CellBytes)];
        var seen = new HashSet<int>();
        for (var i = 0; i < cells.Length; i++)
        {
            var location = reader.ReadInt32();
            if (location < 0 || location >= hierarchy.Count || (isOrdered && i > 0 && location <= cells[i - 1].Location) || (!isOrdered && !seen.Add(location)))
                throw new PartitioningException($"Cell {i} of partitioning '{name}' names location {location}: locations are 0 to {hierarchy.Count - 1} and {(isOrdered ? "ascend" : "differ")}.");
            var id = hierarchy.Ids[location];
            cells[i] = new Cell(location, id, locations.NameOf(id), ReadNumber(reader), LocationTableFormat.ReadCoordinate(reader, id), reader.ReadDouble());
            if (!(cells[i].SpreadKm is >= 0 and <= MaxSpreadKm))
                throw new FormatException($"Cell '{id}' of '{name}' spreads over {cells[i].SpreadKm} km.");
        }

        return new PartitioningLevel(name, threshold, cells, hierarchy);
    }

    private static int[] ReadParents(BinaryReader reader, int count)
    {
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (count > left / sizeof(int))
            throw new EndOfStreamException($"It needs {count} parents, but {left} bytes are left.");
        var parents = new int[count];
        for (var i = 0; i < count; i++)
            parents[i] = reader.ReadInt32();
        return parents;
    }
}
