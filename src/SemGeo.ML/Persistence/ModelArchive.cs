using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using SemGeo.Imaging.Files;

namespace SemGeo.ML.Persistence;

/// <summary>
/// Checks the entries of a model file, which ML.NET does not: its own against their SHA-256 where the file has them (<see cref="Seal"/>), else against the CRC-32 of the zip archive, and so those of
/// transformers that were saved before their streams had checksums (<see cref="ModelChecksums"/>).
/// </summary>
internal static class ModelArchive
{
    // Weights hardly compress, tables of locations to a tenth. What claims more than this, and is not small, was made to fill a disk.
    private const long MostExpansion = 200, SmallLength = 64 << 20;

    private static readonly ConditionalWeakTable<ZipArchive, object> Checked = [];

    /// <summary>Checks an archive, once however often it is asked for.</summary>
    /// <exception cref="ModelFormatException">An entry is damaged.</exception>
    public static void Check(ZipArchive archive)
    {
        if (Checked.TryGetValue(archive, out _))
            return;
        foreach (var entry in archive.Entries)
            CheckExpansion(entry);
        var seal = ReadSeal(archive);
        var uncovered = Uncovered(archive);
        foreach (var entry in uncovered)
            Unpack(entry, stream => Check(entry, stream, seal));
        if (seal?.FindAbsent(uncovered.Select(entry => entry.FullName)) is { } absent)
            throw absent;
        Checked.AddOrUpdate(archive, new object());
    }

    /// <summary>Adds the checksums of what ML.NET has written of a model: they cannot be written before it is complete.</summary>
    /// <param name="file">The model, which can be read, written and seeked.</param>
    public static void Seal(Stream file)
    {
        var checksums = new ModelChecksums();
        file.Position = 0;
        using (var written = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            foreach (var entry in Uncovered(written))
                Unpack(entry, stream => checksums.Record(entry.FullName, stream));
        }

        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true);
        using var writer = new BinaryWriter(archive.CreateEntry(ModelChecksums.StreamName).Open());
        checksums.Write(writer);
    }

    /// <summary>The error for an entry that is not what was written.</summary>
    public static ModelFormatException Damaged(string entry, string what, Exception? cause = null) =>
        new($"The model is damaged: its part '{entry}' {what}. Copy the file again from where it is whole, or train the model again.", cause);

    private static void CheckExpansion(ZipArchiveEntry entry)
    {
        if (entry.Length > SmallLength && entry.Length / MostExpansion > entry.CompressedLength)
            throw Damaged(entry.FullName, $"is said to be {entry.Length} bytes in {entry.CompressedLength} compressed ones, and at most {MostExpansion} times as many are read");
    }

    /// <summary>The entries that no transformer checks.</summary>
    private static List<ZipArchiveEntry> Uncovered(ZipArchive archive)
    {
        var withChecksums = archive.Entries.Select(entry => Split(entry.FullName)).Where(path => path.Name == ModelChecksums.StreamName && path.Folder.Length > 0)
            .Select(path => path.Folder).ToHashSet(StringComparer.Ordinal);
        return [.. archive.Entries.Where(entry => entry.FullName != ModelChecksums.StreamName && Split(entry.FullName) is var (folder, name) && (name == ModelChecksums.MainStream || !withChecksums.Contains(folder)))];
    }

    private static ModelChecksums? ReadSeal(ZipArchive archive)
    {
        ModelChecksums? seal = null;
        if (archive.GetEntry(ModelChecksums.StreamName) is { } entry)
        {
            Unpack(entry, stream =>
            {
                using var text = new MemoryStream();
                CheckedCopy(entry, stream, text);
                text.Position = 0;
                seal = ModelChecksums.Read(text, "");
            });
        }

        return seal;
    }

    private static void Check(ZipArchiveEntry entry, Stream stream, ModelChecksums? seal)
    {
        if (seal is null)
            CheckedCopy(entry, stream, Stream.Null);
        else
            seal.VerifyOnce(entry.FullName, stream);
    }

    /// <summary>Copies an entry, which must have the length and CRC-32 that the archive has for it.</summary>
    private static void CheckedCopy(ZipArchiveEntry entry, Stream stream, Stream target)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            var (crc, length) = (uint.MaxValue, 0L);
            for (var read = stream.Read(buffer); read > 0 && length <= entry.Length; read = stream.Read(buffer))
            {
                crc = IndexedPng.Crc(crc, buffer.AsSpan(0, read));
                length += read;
                target.Write(buffer, 0, read);
            }

            if (length != entry.Length || ~crc != entry.Crc32)
                throw Damaged(entry.FullName, "does not have the length and checksum of the zip archive");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Unpack(ZipArchiveEntry entry, Action<Stream> read)
    {
        try
        {
            using var stream = entry.Open();
            read(stream);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw Damaged(entry.FullName, $"cannot be unpacked ({e.Message})", e);
        }
    }

    // Archives of Windows may have its separators.
    private static (string Folder, string Name) Split(string path)
    {
        var end = path.LastIndexOfAny(['/', '\\']);
        return end < 0 ? ("", path) : (path[..end], path[(end + 1)..]);
    }
}
