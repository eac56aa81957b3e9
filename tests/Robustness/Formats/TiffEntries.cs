using System.Buffers.Binary;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>The directories of TIFF and EXIF: tags, types, counts, offsets and the numbers that they lead to.</summary>
internal static class TiffEntries
{
    private const int EntryBytes = 12;

    /// <summary>Changes a part of an entry, or bytes.</summary>
    public static readonly Mutator Mutate = Mutators.WithBytes(Mutators.Repeated(ChangeEntry));

    private static byte[] ChangeEntry(byte[] whole, Dice dice)
    {
        var bytes = (byte[])whole.Clone();
        var isBig = bytes.AsSpan().StartsWith("MM"u8);
        var entries = Entries(bytes, isBig);
        if (entries.Count == 0)
            return ByteMutations.Any(whole, dice);
        var at = dice.Pick(entries);
        switch (dice.Next(6))
        {
            case 0:
                Write16(bytes.AsSpan(at), dice.Pick([0x8825, 0x8769, 1, 2, 3, 4, 5, 6, 7, 0x0112, 0xFFFF]), isBig);
                break;
            case 1:
                Write16(bytes.AsSpan(at + 2), dice.Next(16), isBig);
                break;
            case 2:
                ByteMutations.WriteNumber(bytes.AsSpan(at + 4, 4), dice.Pick(Extremes.Whole), isBig);
                break;
            case 3:
                ByteMutations.WriteNumber(bytes.AsSpan(at + 8, 4), dice.OneIn(2) ? dice.Pick(Extremes.Whole) : dice.Next(whole.Length), isBig);
                break;
            case 4:
                // A directory that leads to itself.
                ByteMutations.WriteNumber(bytes.AsSpan(at + 8, 4), 8, isBig);
                break;
            default:
                var offset = (int)Read32(bytes.AsSpan(at + 8), isBig);
                if (offset >= 0 && offset <= bytes.Length - 8)
                    ByteMutations.WriteNumber(bytes.AsSpan(offset + (4 * dice.Next(2)), 4), dice.Pick(Extremes.Whole), isBig);
                break;
        }

        return bytes;
    }

    // Of the first directory, and of those that its entries lead to.
    private static List<int> Entries(byte[] bytes, bool isBig)
    {
        var (entries, directories) = (new List<int>(), new Queue<long>());
        if (bytes.Length >= 8)
            directories.Enqueue(Read32(bytes.AsSpan(4), isBig));
        for (var read = 0; read < 8 && directories.TryDequeue(out var start); read++)
        {
            if (start < 0 || start + 2 > bytes.Length)
                continue;
            var count = isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan((int)start)) : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan((int)start));
            for (var i = 0; i < count && start + 2 + ((i + 1) * EntryBytes) <= bytes.Length; i++)
            {
                var at = (int)start + 2 + (i * EntryBytes);
                entries.Add(at);
                var tag = isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)) : BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));
                if (tag is 0x8825 or 0x8769)
                    directories.Enqueue(Read32(bytes.AsSpan(at + 8), isBig));
            }
        }

        return entries;
    }

    private static long Read32(ReadOnlySpan<byte> bytes, bool isBig) => isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static void Write16(Span<byte> target, int value, bool isBig) => ByteMutations.WriteNumber(target[..2], value, isBig);
}
