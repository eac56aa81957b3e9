using System.IO.Compression;
using System.Text;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>
/// A schema as a binary data view without rows: 256 bytes of header, the annotations of each column with their table of contents, the table of contents
/// of the columns, and a closing signature.
/// </summary>
internal static class BinarySchema
{
    private const int HeaderSize = 256;
    private const ulong Signature = 0x00425644004C4D43;
    private const ulong TailSignature = 0x434D4C0044564200;
    private const ulong Version = 0x0001000100010006;
    private const ulong OldestVersionRead = 0x0001000100010004;
    private const byte Stored = 0;
    private const byte Deflated = 1;
    private const int RowsPerBlock = 1;
    private const int MaxAnnotationBytes = 1 << 28;

    /// <summary>Writes the columns whose types can be written, hidden ones too.</summary>
    /// <param name="stream">Where to write, at its start.</param>
    /// <param name="schema">The columns.</param>
    public static void Write(Stream stream, DataViewSchema schema)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(new byte[HeaderSize]);
        var columns = schema.Select(column => (Column: column, Codec: CodecTable.Find(column.Type))).Where(c => c.Codec is not null).ToArray();
        var annotationTables = Array.ConvertAll(columns, c => WriteAnnotations(writer, c.Column.Annotations));

        var tableOfContents = stream.Position;
        for (var i = 0; i < columns.Length; i++)
        {
            writer.Write(columns[i].Column.Name);
            CodecTable.Write(writer, columns[i].Codec!);
            writer.Write(Deflated);
            writer.Write7BitEncodedInt(RowsPerBlock);
            writer.Write((long)HeaderSize); // Where the table of blocks is; without rows it is empty.
            writer.Write(annotationTables[i]);
        }

        var tail = stream.Position;
        writer.Write(TailSignature);
        stream.Position = 0;
        foreach (var field in new[] { Signature, Version, Version, (ulong)tableOfContents, (ulong)tail, 0UL })
            writer.Write(field);
        writer.Write(columns.Length);
        stream.Position = stream.Length;
    }

    /// <summary>Reads the columns whose codecs are known.</summary>
    /// <param name="stream">Where to read, at its start; its rows, if any, are passed over.</param>
    /// <exception cref="FormatException">The stream is no binary data view or a damaged one.</exception>
    public static DataViewSchema Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            Contracts.CheckDecode(stream.Length >= HeaderSize, $"Corrupt schema: {stream.Length} bytes, the header alone has {HeaderSize}");
            Contracts.CheckDecode(reader.ReadUInt64() == Signature, "This does not appear to be a binary dataview file");
            var (written, compatible) = (reader.ReadUInt64(), reader.ReadUInt64());
            Contracts.CheckDecode(compatible <= written && compatible >= OldestVersionRead && compatible <= Version, $"Cannot read version {compatible:X16} of binary data");
            var (tableOfContents, tail) = (reader.ReadInt64(), reader.ReadInt64());
            _ = reader.ReadInt64();
            var count = reader.ReadInt32();
            Contracts.CheckDecode(count >= 0, $"Corrupt schema: {count} columns");
            Contracts.CheckDecode(tail >= HeaderSize && tail <= stream.Length - sizeof(ulong), $"Corrupt schema: its tail is said to be at {tail}");
            stream.Position = tail;
            Contracts.CheckDecode(reader.ReadUInt64() == TailSignature, "Incorrect tail signature");
            Contracts.CheckDecode(count == 0 || (tableOfContents >= HeaderSize && tableOfContents < tail), $"Corrupt schema: its table of contents is said to be at {tableOfContents}");
            stream.Position = count == 0 ? tail : tableOfContents;

            var builder = new DataViewSchema.Builder();
            for (var i = 0; i < count; i++)
                ReadColumn(reader, tail, builder);
            return builder.ToSchema();
        }
        catch (Exception e) when (e is EndOfStreamException or InvalidDataException)
        {
            throw Contracts.ExceptDecode($"Corrupt schema: {e.Message}", e);
        }
    }

    private static void ReadColumn(BinaryReader reader, long tail, DataViewSchema.Builder builder)
    {
        var name = reader.ReadString();
        var codec = CodecTable.Read(reader);
        var compression = reader.ReadByte();
        _ = reader.Read7BitEncodedInt64();
        _ = reader.ReadInt64();
        var annotationTable = reader.ReadInt64();
        Contracts.CheckDecode(name.Length > 0, "Corrupt schema: a column without a name");
        Contracts.CheckDecode(annotationTable == 0 || (annotationTable >= HeaderSize && annotationTable < tail), "Metadata TOC offset out of range");
        if (codec is null || compression > Deflated)
            return;
        var next = reader.BaseStream.Position;
        builder.AddColumn(name, codec.Type, annotationTable == 0 ? null : ReadAnnotations(reader, annotationTable, tail));
        reader.BaseStream.Position = next;
    }

    private static long WriteAnnotations(BinaryWriter writer, DataViewSchema.Annotations annotations)
    {
        var entries = new List<(string Kind, ValueCodec Codec, byte Compression, long Offset, long Size)>();
        foreach (var column in annotations.Schema)
        {
            if (CodecTable.Find(column.Type) is not { } codec)
                continue;
            Contracts.Check(!column.IsHidden, $"Metadata with duplicate kind '{column.Name}' encountered, disallowed");
            var block = codec.WriteAnnotation(annotations, column);
            var deflated = Deflate(block);
            var compression = block.Length <= deflated.Length ? Stored : Deflated;
            var offset = writer.BaseStream.Position;
            writer.Write(compression == Stored ? block : deflated);
            entries.Add((column.Name, codec, compression, offset, writer.BaseStream.Position - offset));
        }

        if (entries.Count == 0)
            return 0;
        var table = writer.BaseStream.Position;
        writer.Write7BitEncodedInt64(entries.Count);
        foreach (var (kind, codec, compression, offset, size) in entries)
        {
            writer.Write(kind);
            CodecTable.Write(writer, codec);
            writer.Write(compression);
            writer.Write(offset);
            writer.Write7BitEncodedInt64(size);
        }

        return table;
    }

    private static DataViewSchema.Annotations ReadAnnotations(BinaryReader reader, long table, long tail)
    {
        var stream = reader.BaseStream;
        stream.Position = table;
        var count = reader.Read7BitEncodedInt64();
        Contracts.CheckDecode(count > 0 && count <= tail - table, "Bad number of metadata TOC entries read");
        var builder = new DataViewSchema.Annotations.Builder();
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (long i = 0; i < count; i++)
        {
            var kind = reader.ReadString();
            Contracts.CheckDecode(kind.Length > 0 && kinds.Add(kind), $"Corrupt schema: a second annotation '{kind}', or one without a name");
            var codec = CodecTable.Read(reader);
            var compression = reader.ReadByte();
            var (offset, size) = (reader.ReadInt64(), reader.Read7BitEncodedInt64());
            Contracts.CheckDecode(offset >= HeaderSize && size > 0 && size <= tail - offset, "Metadata block offset out of range");
            if (codec is null || compression > Deflated)
                continue;
            var next = stream.Position;
            stream.Position = offset;
            var block = reader.ReadArray<byte>((int)Math.Min(size, Array.MaxLength));
            using (var blockReader = new BinaryReader(new MemoryStream(compression == Stored ? block : Inflate(block))))
                codec.ReadAnnotation(blockReader, kind, builder);
            stream.Position = next;
        }

        return builder.ToAnnotations();
    }

    private static byte[] Deflate(byte[] block)
    {
        var target = new MemoryStream();
        using (var deflate = new DeflateStream(target, CompressionMode.Compress, leaveOpen: true))
            deflate.Write(block);
        return target.ToArray();
    }

    private static byte[] Inflate(byte[] block)
    {
        using var source = new DeflateStream(new MemoryStream(block), CompressionMode.Decompress);
        var target = new MemoryStream();
        var buffer = new byte[1 << 15];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            Contracts.CheckDecode(target.Length + count <= MaxAnnotationBytes, $"Corrupt schema: an annotation unpacks to more than {MaxAnnotationBytes} bytes");
            target.Write(buffer, 0, count);
        }

        return target.ToArray();
    }
}
