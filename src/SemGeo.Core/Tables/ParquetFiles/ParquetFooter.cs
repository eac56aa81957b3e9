using System.Buffers.Binary;

namespace SemGeo.Tables.ParquetFiles;

/// <summary>A column of the schema that holds values.</summary>
/// <param name="Path">Its name and those of what it lies in, from the outermost on.</param>
/// <param name="IsRepeated">Whether a row may have several values of it.</param>
internal sealed record ParquetLeaf(string[] Path, bool IsRepeated)
{
    /// <summary>The path as one text.</summary>
    public override string ToString() => string.Join('/', Path);
}

/// <summary>The values of a column in a row group.</summary>
/// <param name="Start">Where its pages begin in the file.</param>
/// <param name="Values">The number of its values, absent ones included.</param>
/// <param name="IsCompressed">Whether its pages may be smaller than what comes out of them.</param>
internal sealed record ParquetChunk(long Start, long Values, bool IsCompressed);

/// <summary>
/// The footer of a Parquet file, checked before the library reads it: that it is whole, that the schema's counts of children add up, that every row group
/// has every column, that their rows are those of
/// the file, and that their pages lie in it. Of a damaged footer the library would read one number for ever.
/// </summary>
internal sealed class ParquetFooter
{
    private const int MagicBytes = 4, TailBytes = 8, MostDepth = 64;
    private const int Repeated = 2;

    private readonly List<ParquetLeaf> _leaves = [];
    private readonly List<Dictionary<string, ParquetChunk>> _groups = [];

    private ParquetFooter()
    {
    }

    /// <summary>Where the footer begins, and the pages end.</summary>
    public long Start { get; private init; }

    /// <summary>Reads the footer of a file.</summary>
    /// <param name="file">The file, which can seek.</param>
    /// <exception cref="InvalidDataException">It is damaged; the message says where.</exception>
    public static ParquetFooter Read(Stream file)
    {
        if (file.Length < MagicBytes + TailBytes)
            throw new InvalidDataException($"it has {file.Length} bytes, and the least is {MagicBytes + TailBytes}");
        var tail = new byte[TailBytes];
        file.Position = file.Length - TailBytes;
        file.ReadExactly(tail);
        if (!tail.AsSpan(MagicBytes).SequenceEqual("PAR1"u8))
            throw new InvalidDataException(tail.AsSpan(MagicBytes).SequenceEqual("PARE"u8) ? "its footer is encrypted" : "it does not end with PAR1, so that its end is lacking or another's");
        var (length, most) = (BinaryPrimitives.ReadInt32LittleEndian(tail), file.Length - TailBytes - MagicBytes);
        if (length <= 0 || length > most)
            throw new InvalidDataException($"its footer has {length} bytes by the length at its end, and the file has room for 1 to {most}");
        var footer = new ParquetFooter { Start = file.Length - TailBytes - length };
        var bytes = new byte[length];
        file.Position = footer.Start;
        file.ReadExactly(bytes);
        footer.Check(new ThriftReader(bytes, "its footer").Read(ParquetStructs.FileMetaData));
        return footer;
    }

    /// <summary>The values of a column in a row group.</summary>
    /// <exception cref="InvalidDataException">There is no such column.</exception>
    public ParquetChunk ChunkOf(int group, IEnumerable<string> path) =>
        _groups[group].TryGetValue(string.Join('/', path), out var chunk) ? chunk : throw new InvalidDataException($"its footer names no column '{string.Join('/', path)}'");

    private void Check(ThriftRecord file)
    {
        var schema = Records(file, "schema");
        if (schema.Count == 0)
            throw new InvalidDataException("its schema is empty");
        var next = 0;
        AddElement(schema, ref next, [], isRepeated: false);
        if (next != schema.Count)
            throw new InvalidDataException($"its schema has {schema.Count} elements, and their counts of children add up to {next}");
        var (rows, left) = (file.Number("num_rows"), file.Number("num_rows"));
        foreach (var group in Records(file, "row_groups"))
        {
            var ofGroup = group.Number("num_rows");
            if (ofGroup < 0 || ofGroup > left)
                throw new InvalidDataException($"row group {_groups.Count} has {ofGroup} rows, and the file has {rows}, {left} of them from there on");
            left -= ofGroup;
            _groups.Add(ChunksOf(Records(group, "columns"), ofGroup));
        }

        if (left != 0)
            throw new InvalidDataException($"its row groups have {rows - left} rows, and the file has {rows}");
    }

    private void AddElement(List<ThriftRecord> schema, ref int next, string[] parents, bool isRepeated)
    {
        if (next == schema.Count)
            throw new InvalidDataException($"its schema has {schema.Count} elements, and their counts of children ask for more");
        if (parents.Length > MostDepth)
            throw new InvalidDataException($"its schema has more than {MostDepth} levels");
        var (element, isRoot) = (schema[next], next == 0);
        next++;
        var children = element.NumberOrNull("num_children") ?? 0;
        if (children < 0 || (children > 0 && !isRoot && element.Has("type")))
            throw new InvalidDataException($"the schema element '{element.Value<string>("name")}' has {children} children{(element.Has("type") ? " and a type" : "")}");
        string[] path = isRoot ? [] : [.. parents, element.Value<string>("name")];
        isRepeated |= !isRoot && element.NumberOrNull("repetition_type") == Repeated;
        if (element.Has("type") && !isRoot)
            _leaves.Add(new ParquetLeaf(path, isRepeated));
        for (var i = 0; i < children; i++)
            AddElement(schema, ref next, path, isRepeated);
    }

    private Dictionary<string, ParquetChunk> ChunksOf(List<ThriftRecord> columns, long rows)
    {
        if (columns.Count != _leaves.Count)
            throw new InvalidDataException($"row group {_groups.Count} has {columns.Count} columns, and the schema has {_leaves.Count}");
        var chunks = new Dictionary<string, ParquetChunk>(columns.Count);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Has("file_path"))
                throw new InvalidDataException($"its column '{_leaves[i]}' lies in another file, '{columns[i].Value<string>("file_path")}'; read that one");
            var chunk = ChunkOf(columns[i].Value<ThriftRecord>("meta_data"), _leaves[i], rows);
            if (!chunks.TryAdd(_leaves[i].ToString(), chunk))
                throw new InvalidDataException($"it has two columns '{_leaves[i]}'");
        }

        return chunks;
    }

    private ParquetChunk ChunkOf(ThriftRecord column, ParquetLeaf leaf, long rows)
    {
        var path = column.Value<List<object?>>("path_in_schema");
        if (!path.SequenceEqual(leaf.Path))
            throw new InvalidDataException($"in row group {_groups.Count} the column '{string.Join('/', path)}' is where the schema has '{leaf}'");
        var values = column.Number("num_values");
        if (values < 0 || values > int.MaxValue || (!leaf.IsRepeated && values != rows))
            throw new InvalidDataException($"the column '{leaf}' has {values} values in a row group of {rows} rows");

        // Where the offset is 0 there is no such page, as some programs write it.
        var start = new[] { column.Number("data_page_offset"), column.NumberOrNull("dictionary_page_offset") ?? 0, column.NumberOrNull("index_page_offset") ?? 0 }
            .Where(offset => offset != 0).DefaultIfEmpty(0).Min();
        var size = column.Number("total_compressed_size");
        if (values > 0 && (start < MagicBytes || size < 0 || size > Start - start))
            throw new InvalidDataException($"the pages of the column '{leaf}' are at byte {start} with {size} bytes, and those of the file lie from {MagicBytes} to {Start}");
        return new ParquetChunk(start, values, column.Number("codec") != 0);
    }

    private static List<ThriftRecord> Records(ThriftRecord record, string list) => [.. record.Value<List<object?>>(list).Cast<ThriftRecord>()];
}
