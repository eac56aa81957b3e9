using System.Buffers;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using SemGeo.Imaging;

namespace SemGeo.ML.Persistence;

/// <summary>
/// Checks a model file's entries against the CRC-32 and lengths of the zip archive, which ML.NET passes over: its own entries, and those of transformers that were saved before their streams had
/// checksums (<see cref="ModelChecksums"/>).
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
        var entries = archive.Entries;
        var withChecksums = entries.Select(entry => Split(entry.FullName)).Where(path => path.Name == ModelChecksums.StreamName).Select(path => path.Folder).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            CheckExpansion(entry);
            var (folder, name) = Split(entry.FullName);
            if (name == ModelChecksums.MainStream || !withChecksums.Contains(folder))
                Check(entry);
        }

        Checked.AddOrUpdate(archive, new object());
    }

    /// <summary>The error for an entry that is not what was written.</summary>
    public static ModelFormatException Damaged(string entry, string what, Exception? cause = null) =>
        new($"The model is damaged: its part '{entry}' {what}. Copy the file again from where it is whole, or train the model again.", cause);

    private static void CheckExpansion(ZipArchiveEntry entry)
    {
        if (entry.Length > SmallLength && entry.Length / MostExpansion > entry.CompressedLength)
            throw Damaged(entry.FullName, $"is said to be {entry.Length} bytes in {entry.CompressedLength} compressed ones, and at most {MostExpansion} times as many are read");
    }

    private static void Check(ZipArchiveEntry entry)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            using var stream = entry.Open();
            var (crc, length) = (uint.MaxValue, 0L);
            for (var read = stream.Read(buffer); read > 0 && length <= entry.Length; read = stream.Read(buffer))
            {
                crc = IndexedPng.Crc(crc, buffer.AsSpan(0, read));
                length += read;
            }

            if (length != entry.Length || ~crc != entry.Crc32)
                throw Damaged(entry.FullName, "does not have the length and checksum of the zip archive");
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or ArgumentException)
        {
            throw Damaged(entry.FullName, $"cannot be unpacked ({e.Message})", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Archives of Windows may have its separators.
    private static (string Folder, string Name) Split(string path)
    {
        var end = path.LastIndexOfAny(['/', '\\']);
        return end < 0 ? ("", path) : (path[..end], path[(end + 1)..]);
    }
}
