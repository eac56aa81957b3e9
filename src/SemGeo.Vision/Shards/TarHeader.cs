using System.Buffers.Binary;
using System.Text;

namespace SemGeo.Vision.Shards;

/// <summary>The header block of a tar entry (POSIX ustar and GNU).</summary>
internal static class TarHeader
{
    public const int BlockSize = 512;

    private const int SizeField = 124, ChecksumField = 148, TypeField = 156, MagicField = 257, PrefixField = 345;

    public static bool IsZero(ReadOnlySpan<byte> block) => block.IndexOfAnyExcept((byte)0) < 0;

    /// <summary>Whether the block's checksum is right, with bytes taken as unsigned or, as old programs did, as signed.</summary>
    public static bool IsSound(ReadOnlySpan<byte> block)
    {
        var (unsigned, signed) = (0L, 0L);
        for (var i = 0; i < BlockSize; i++)
        {
            var value = i is >= ChecksumField and < ChecksumField + 8 ? (byte)' ' : block[i];
            unsigned += value;
            signed += (sbyte)value;
        }

        return TryReadNumber(block.Slice(ChecksumField, 8), out var told) && (told == unsigned || told == signed);
    }

    public static char TypeOf(ReadOnlySpan<byte> block) => (char)block[TypeField];

    /// <summary>The bytes of the entry; false where the field holds no number that can be one.</summary>
    public static bool TryReadSize(ReadOnlySpan<byte> block, out long size) => TryReadNumber(block.Slice(SizeField, 12), out size) && size >= 0;

    public static string NameOf(ReadOnlySpan<byte> block)
    {
        var name = Text(block[..100]);
        var isPosix = block.Slice(MagicField, 6).SequenceEqual("ustar\0"u8);
        return isPosix && Text(block.Slice(PrefixField, 155)) is { Length: > 0 } prefix ? $"{prefix}/{name}" : name;
    }

    /// <summary>The text up to the first zero byte.</summary>
    public static string Text(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.IndexOf((byte)0) is >= 0 and var end ? field[..end] : field);

    /// <summary>The path and the size of an extended header: records "LENGTH KEY=VALUE\n".</summary>
    public static void ReadExtended(ReadOnlySpan<byte> records, ref string? path, ref long? size)
    {
        while (records.IndexOf((byte)' ') is > 0 and var space && int.TryParse(records[..space], out var length) && length > space + 1 && length <= records.Length)
        {
            var record = records[(space + 1)..(length - 1)];
            records = records[length..];
            if (record.StartsWith("path="u8))
                path = Encoding.UTF8.GetString(record["path=".Length..]);
            else if (record.StartsWith("size="u8) && long.TryParse(record["size=".Length..], out var told) && told >= 0)
                size = told;
        }
    }

    // Octal digits, or big-endian binary where the first bit is set (sizes of 8 GiB and more).
    private static bool TryReadNumber(ReadOnlySpan<byte> field, out long number)
    {
        number = 0;
        if ((field[0] & 0x80) != 0)
        {
            number = BinaryPrimitives.ReadInt64BigEndian(field[^8..]);
            return field[0] == 0x80 && field[1..^8].IndexOfAnyExcept((byte)0) < 0 && number >= 0;
        }

        var digits = field.Trim(" \0"u8);
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return false;
            number = (number << 3) | (uint)(digit - '0');
        }

        return !digits.IsEmpty;
    }
}
