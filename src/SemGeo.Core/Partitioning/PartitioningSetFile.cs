using System.Buffers.Binary;
using System.Security.Cryptography;
using SemGeo.Files;
using SemGeo.Partitioning.Countries;

namespace SemGeo.Partitioning;

/// <summary>
/// Keeps a <see cref="PartitioningSet"/> in a file of its own or within a stream such as that of a model file.
/// </summary>
/// <remarks>
/// Layout, little endian: "SEMGEO-P", format version (Int32), length of the payload (Int64), SHA-256 of the payload, payload
/// (<see cref="PartitioningSetPayload"/>). Nothing is allocated on the word of a header: the payload is read in parts, and every
/// count in it is held against the bytes that are there. Version 2 tells the scheme; files of version 1, all semantic, are read too.
/// </remarks>
public static class PartitioningSetFile
{
    private const int Version = 2;
    private const int PartBytes = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "SEMGEO-P"u8;

    /// <summary>Writes a set.</summary>
    public static void Write(PartitioningSet set, BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(writer);
        using var payload = new MemoryStream();
        using (var inner = new BinaryWriter(payload))
        {
            PartitioningSetPayload.Write(set, inner);
            inner.Flush();
            var bytes = payload.GetBuffer().AsSpan(0, checked((int)payload.Length));
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write((long)bytes.Length);
            writer.Write(SHA256.HashData(bytes));
            writer.Write(bytes);
        }
    }

    /// <summary>Reads a set; the reader stands behind it then.</summary>
    /// <param name="reader">Stands before the set.</param>
    /// <param name="borders">
    /// Loads the borders of a set of countries when the first coordinate is labelled, such as those of the embedded gazetteer; null where none will be labelled: what needs them is a
    /// <see cref="PartitioningException"/> then.
    /// </param>
    /// <exception cref="PartitioningFormatException">What is read is no partitioning set, is cut short or damaged, or of a newer format.</exception>
    /// <exception cref="PartitioningException">What is read contradicts itself.</exception>
    public static PartitioningSet Read(BinaryReader reader, Func<ICountryBorders>? borders = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Span<byte> header = stackalloc byte[Magic.Length + sizeof(int) + sizeof(long) + SHA256.HashSizeInBytes];
        var read = reader.BaseStream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (!header[..Math.Min(read, Magic.Length)].SequenceEqual(Magic[..Math.Min(read, Magic.Length)]))
            throw new PartitioningFormatException("This is not a partitioning set: it does not begin with 'SEMGEO-P'. Give a file that SemGeo wrote.");
        if (read < header.Length)
            throw CutShort(read, header.Length, "header");
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (version is < 1 or > Version)
            throw new PartitioningFormatException($"The partitioning set has format {version}, this version reads formats 1 to {Version}: read it with the version of SemGeo that wrote it, or a newer one.");
        var payload = ReadPayload(reader.BaseStream, BinaryPrimitives.ReadInt64LittleEndian(header[12..]));
        if (!SHA256.HashData(payload.GetBuffer().AsSpan(0, (int)payload.Length)).AsSpan().SequenceEqual(header[20..]))
            throw new PartitioningFormatException("The partitioning set is damaged: its bytes do not have the checksum that was written. Copy the file again.");
        return PartitioningSetPayload.Read(payload, version, borders);
    }

    /// <summary>Writes a set to a file, beside it first, so that the file is either the old one or the whole new one.</summary>
    /// <exception cref="IOException">It cannot be written; the message names it.</exception>
    public static void Save(PartitioningSet set, string path)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, beside =>
        {
            using var writer = new BinaryWriter(new FileStream(beside, FileMode.CreateNew, FileAccess.Write));
            Write(set, writer);
        });
    }

    /// <summary>Reads a set from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="borders">
    /// Loads the borders of a set of countries when the first coordinate is labelled, such as those of the embedded gazetteer; null where none will be labelled: what needs them is a
    /// <see cref="PartitioningException"/> then.
    /// </param>
    /// <exception cref="PartitioningFormatException">The file is no partitioning set, is cut short or damaged, or of a newer format.</exception>
    /// <exception cref="PartitioningException">The file contradicts itself.</exception>
    public static PartitioningSet Load(string path, Func<ICountryBorders>? borders = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var reader = new BinaryReader(File.OpenRead(path));
        return Read(reader, borders);
    }

    private static MemoryStream ReadPayload(Stream stream, long length)
    {
        if (length is < 0 or > int.MaxValue - PartBytes)
            throw new PartitioningFormatException($"The partitioning set is damaged: it says that {length} bytes follow. Copy the file again.");
        var payload = new MemoryStream();
        var part = new byte[Math.Min(PartBytes, length)];
        while (payload.Length < length)
        {
            var read = stream.Read(part, 0, (int)Math.Min(part.Length, length - payload.Length));
            if (read == 0)
                throw CutShort(payload.Length, length, "content");
            payload.Write(part, 0, read);
        }

        payload.Position = 0;
        return payload;
    }

    private static PartitioningFormatException CutShort(long found, long expected, string what)
        => new($"The partitioning set is cut short: {found} of {expected} bytes of its {what} are there. Copy or write the file again.");
}
