using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>MessagePack, value by value: other kinds, other lengths, values in values.</summary>
internal static class MessagePackTokens
{
    private static readonly byte[][] Values =
    [
        [0xC0], [0xC2], [0xC3], [0x00], [0x7F], [0xFF], [0x90], [0x80], [0xA0], [0xC1], [0xC4, 0], [0xC6, 0x7F, 0xFF, 0xFF, 0xFF], [0xDB, 0xFF, 0xFF, 0xFF, 0xFF], [0xDD, 0x7F, 0xFF, 0xFF, 0xFF],
        [0xDF, 0x7F, 0xFF, 0xFF, 0xFF], [0xDD, 0xFF, 0xFF, 0xFF, 0xFF], [0xDF, 0xFF, 0xFF, 0xFF, 0xFF], [0xCF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0xD3, 0x80, 0, 0, 0, 0, 0, 0, 0],
        [0xCB, 0x7F, 0xF8, 0, 0, 0, 0, 0, 0], [0xD4, 1, 0], [0xC9, 0xFF, 0xFF, 0xFF, 0xFF, 1], [0xA3, 0xED, 0xA0, 0x80], [0xDA, 0xFF, 0xFF],
    ];

    /// <summary>One value changed, seldom several, or bytes.</summary>
    public static readonly Mutator Mutate = Mutators.WithBytes(Mutators.Repeated(Mutators.OneOf((4, Replace), (2, RemoveValue), (2, DuplicateValue), (3, ChangeLength), (1, Nest))));

    private static byte[] Replace(byte[] whole, Dice dice) => AtValue(whole, dice, (head, end) => [.. whole[..head], .. dice.Pick(Values), .. whole[end..]]);

    private static byte[] RemoveValue(byte[] whole, Dice dice) => AtValue(whole, dice, (head, end) => [.. whole[..head], .. whole[end..]]);

    private static byte[] DuplicateValue(byte[] whole, Dice dice) => AtValue(whole, dice, (head, end) => [.. whole[..end], .. whole[head..]]);

    // The head alone: what it counts stays.
    private static byte[] ChangeLength(byte[] whole, Dice dice) => AtValue(whole, dice, (head, _) =>
    {
        var size = HeadBytes(whole[head]);
        var width = dice.Pick([2, 4]);
        var length = new byte[width];
        ByteMutations.WriteNumber(length, dice.Pick(Extremes.Whole), bigEndian: true);
        var kind = width == 2 ? dice.Pick<byte>([0xC5, 0xDA, 0xDC, 0xDE]) : dice.Pick<byte>([0xC6, 0xDB, 0xDD, 0xDF]);
        return [.. whole[..head], kind, .. length, .. whole[Math.Min(whole.Length, head + size)..]];
    });

    private static byte[] Nest(byte[] whole, Dice dice) =>
        AtValue(whole, dice, (head, _) => [.. whole[..head], .. Enumerable.Repeat((byte)(dice.OneIn(2) ? 0x91 : 0x81), dice.Pick([10, 1000, 100_000])), .. whole[head..]]);

    private static byte[] AtValue(byte[] whole, Dice dice, Func<int, int, byte[]> change)
    {
        var values = new List<(int Head, int End)>();
        for (var at = 0; at < whole.Length;)
        {
            var end = (int)Math.Min(whole.Length, at + HeadBytes(whole[at]) + BodyBytes(whole, at));
            values.Add((at, end));
            at = end;
        }

        if (values.Count == 0)
            return whole;
        var (head, behind) = dice.Pick(values);
        return change(head, behind);
    }

    private static int HeadBytes(byte kind) => kind switch
    {
        0xC4 or 0xCC or 0xD0 or 0xD9 => 2,
        0xC5 or 0xCD or 0xD1 or 0xDA or 0xDC or 0xDE or 0xC7 => 3,
        0xC8 => 4,
        0xC6 or 0xCA or 0xCE or 0xD2 or 0xDB or 0xDD or 0xDF => 5,
        0xC9 => 6,
        0xCB or 0xCF or 0xD3 => 9,
        >= 0xD4 and <= 0xD8 => 2 + (1 << (kind - 0xD4)),
        _ => 1,
    };

    // The values of lists and maps are values of their own.
    private static long BodyBytes(byte[] whole, int at)
    {
        var kind = whole[at];
        var width = kind switch { 0xC4 or 0xD9 => 1, 0xC5 or 0xDA => 2, 0xC6 or 0xDB => 4, _ => 0 };
        if (kind is >= 0xA0 and <= 0xBF)
            return kind & 0x1F;
        long length = 0;
        for (var i = 0; i < width && at + 1 + i < whole.Length; i++)
            length = (length << 8) | whole[at + 1 + i];
        return length;
    }
}
