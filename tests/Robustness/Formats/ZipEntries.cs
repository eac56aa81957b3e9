using System.IO.Compression;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>Zip archives: what is in an entry is changed and packed again, so that its CRC is right; names, order and the archive's own bytes too.</summary>
internal static class ZipEntries
{
    private static readonly DateTimeOffset Written = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Changes an archive.</summary>
    /// <param name="inner">The mutator of an entry by its name.</param>
    /// <param name="level">How entries are packed.</param>
    public static Mutator Mutate(Func<string, Mutator> inner, CompressionLevel level = CompressionLevel.Fastest) => Mutators.OneOf(
        (12, (whole, dice) => Change(whole, level, entries =>
        {
            var i = dice.Next(entries.Count);
            entries[i] = (entries[i].Name, inner(entries[i].Name)(entries[i].Bytes, dice));
        })),
        (1, (whole, dice) => Change(whole, level, entries => entries.RemoveAt(dice.Next(entries.Count)))),
        (1, (whole, dice) => Change(whole, level, entries => entries.Insert(dice.Next(entries.Count + 1), dice.Pick(entries)))),
        (1, (whole, dice) => Change(whole, level, entries => entries.Add((dice.Pick(["../../escaped", "/tmp/semgeo-robustness-escaped", "..\\escaped", "a/../../escaped", ".", "C:escaped"]), new byte[16])))),
        (2, (whole, dice) => Change(whole, level, entries =>
        {
            var i = dice.Next(entries.Count);
            entries[i] = (dice.Pick([entries[i].Name + "x", entries[i].Name.ToUpperInvariant(), "../" + entries[i].Name, "/" + entries[i].Name, dice.Pick(entries).Name, "a"]), entries[i].Bytes);
        })),
        (4, ByteMutations.Any),
        (3, Directory));

    /// <summary>The entries of an archive.</summary>
    public static List<(string Name, byte[] Bytes)> Read(byte[] whole)
    {
        using var archive = new ZipArchive(new MemoryStream(whole));
        return [.. archive.Entries.Select(entry => (entry.FullName, Unpack(entry)))];
    }

    /// <summary>An archive of entries.</summary>
    public static byte[] Write(IEnumerable<(string Name, byte[] Bytes)> entries, CompressionLevel level = CompressionLevel.Fastest)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = archive.CreateEntry(name, level);
                entry.LastWriteTime = Written;
                using var target = entry.Open();
                target.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    // Sizes, offsets and methods at the archive's end, where all entries are listed.
    private static byte[] Directory(byte[] whole, Dice dice)
    {
        var start = whole.AsSpan().IndexOf("PK\u0001\u0002"u8);
        return start < 0 ? ByteMutations.Any(whole, dice) : [.. whole[..start], .. ByteMutations.Any(whole[start..], dice)];
    }

    private static byte[] Change(byte[] whole, CompressionLevel level, Action<List<(string Name, byte[] Bytes)>> change)
    {
        var entries = Read(whole);
        change(entries);
        return Write(entries, level);
    }

    private static byte[] Unpack(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
