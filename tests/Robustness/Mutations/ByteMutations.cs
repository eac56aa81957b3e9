using System.Buffers.Binary;

namespace SemGeo.Robustness.Mutations;

/// <summary>Changes of bytes whose meaning nobody knows: bits, ends, pieces, and numbers where a length may be.</summary>
internal static class ByteMutations
{
    /// <summary>Any of them, seldom several.</summary>
    public static readonly Mutator Any = Mutators.Repeated(Mutators.OneOf((4, FlipBits), (2, SetBytes), (2, Truncate), (2, Remove), (2, Duplicate), (1, Insert), (1, Overwrite), (1, Swap), (4, SetNumber), (1, SetVarint), (1, Extend)));

    /// <summary>Flips one to eight bits.</summary>
    public static byte[] FlipBits(byte[] whole, Dice dice)
    {
        var bytes = Copy(whole);
        for (var count = dice.OneIn(2) ? 1 : dice.Between(1, 8); count > 0 && bytes.Length > 0; count--)
            bytes[dice.Place(bytes.Length)] ^= (byte)(1 << dice.Next(8));
        return bytes;
    }

    /// <summary>Gives one to four bytes other values.</summary>
    public static byte[] SetBytes(byte[] whole, Dice dice)
    {
        var bytes = Copy(whole);
        for (var count = dice.Between(1, 4); count > 0 && bytes.Length > 0; count--)
            bytes[dice.Place(bytes.Length)] = dice.OneIn(2) ? (byte)dice.Next(256) : dice.Pick<byte>([0, 0x7F, 0x80, 0xFF, (byte)'"', (byte)'\n', (byte)'0']);
        return bytes;
    }

    /// <summary>Cuts the end off.</summary>
    public static byte[] Truncate(byte[] whole, Dice dice) => whole[..(dice.OneIn(3) ? Math.Max(0, whole.Length - dice.Between(1, 8)) : dice.Place(whole.Length))];

    /// <summary>Takes a piece out.</summary>
    public static byte[] Remove(byte[] whole, Dice dice)
    {
        var (start, end) = Piece(whole, dice);
        return [.. whole[..start], .. whole[end..]];
    }

    /// <summary>Puts a piece in twice.</summary>
    public static byte[] Duplicate(byte[] whole, Dice dice)
    {
        var (start, end) = Piece(whole, dice);
        return [.. whole[..end], .. whole[start..]];
    }

    /// <summary>Puts random or equal bytes in.</summary>
    public static byte[] Insert(byte[] whole, Dice dice)
    {
        var at = dice.Next(whole.Length + 1);
        var added = new byte[dice.Between(1, dice.OneIn(4) ? 4096 : 16)];
        var fill = dice.OneIn(2);
        for (var i = 0; i < added.Length; i++)
            added[i] = fill ? added[0] : (byte)dice.Next(256);
        return [.. whole[..at], .. added, .. whole[at..]];
    }

    /// <summary>Copies a piece over another.</summary>
    public static byte[] Overwrite(byte[] whole, Dice dice)
    {
        var bytes = Copy(whole);
        var (start, end) = Piece(whole, dice);
        var at = dice.Next(whole.Length);
        var length = Math.Min(end - start, whole.Length - at);
        if (length > 0)
            whole.AsSpan(start, length).CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    /// <summary>Puts a piece elsewhere.</summary>
    public static byte[] Swap(byte[] whole, Dice dice)
    {
        var (start, end) = Piece(whole, dice);
        byte[] rest = [.. whole[..start], .. whole[end..]];
        var at = dice.Next(rest.Length + 1);
        return [.. rest[..at], .. whole[start..end], .. rest[at..]];
    }

    /// <summary>Writes an extreme number of 1, 2, 4 or 8 bytes, in either order, where a length may be.</summary>
    public static byte[] SetNumber(byte[] whole, Dice dice)
    {
        var bytes = Copy(whole);
        var width = dice.Pick([1, 2, 4, 4, 8]);
        if (bytes.Length < width)
            return bytes;
        var at = dice.Place(bytes.Length - width + 1);
        if (dice.OneIn(2))
            at = at / width * width;
        WriteNumber(bytes.AsSpan(at, width), dice.Pick(Extremes.Whole), dice.OneIn(3));
        return bytes;
    }

    /// <summary>Writes an extreme number as a varint.</summary>
    public static byte[] SetVarint(byte[] whole, Dice dice)
    {
        if (whole.Length == 0)
            return whole;
        var at = dice.Place(whole.Length);
        return [.. whole[..at], .. Varint((ulong)dice.Pick(Extremes.Whole)), .. whole[Math.Min(whole.Length, at + 1)..]];
    }

    /// <summary>Puts bytes behind the end.</summary>
    public static byte[] Extend(byte[] whole, Dice dice) => [.. whole, .. new byte[dice.Between(1, 1024)]];

    /// <summary>Writes a number with as many bytes as there are.</summary>
    public static void WriteNumber(Span<byte> target, long value, bool bigEndian)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(eight, value);
        eight[..target.Length].CopyTo(target);
        if (bigEndian)
            target.Reverse();
    }

    /// <summary>A number as protocol buffers and MessagePack's relatives write it.</summary>
    public static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static (int Start, int End) Piece(byte[] whole, Dice dice)
    {
        var start = dice.Place(whole.Length);
        var length = dice.OneIn(3) ? dice.Next(whole.Length - start + 1) : dice.Next(Math.Min(32, whole.Length - start) + 1);
        return (start, start + length);
    }

    private static byte[] Copy(byte[] whole) => [.. whole];
}
