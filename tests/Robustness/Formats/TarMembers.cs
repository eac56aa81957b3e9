using System.Text;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>Tar archives, member by member: headers with right checksums, contents by what they are.</summary>
internal static class TarMembers
{
    private const int Block = 512;

    private static readonly (int Start, int Length)[] HeaderFields = [(0, 100), (100, 8), (108, 8), (116, 8), (124, 12), (124, 12), (124, 12), (136, 12), (156, 1), (156, 1), (157, 100), (257, 8), (345, 155)];

    /// <summary>Changes an archive whose members are JSON and photos.</summary>
    public static readonly Mutator Mutate = Mutators.OneOf((5, ChangeHeader), (6, ChangeContent), (1, Reorder), (2, ByteMutations.Any));

    private static byte[] ChangeHeader(byte[] whole, Dice dice) => Change(whole, members =>
    {
        var header = (byte[])members[dice.Next(members.Count)].Header;
        var (start, length) = dice.Pick(HeaderFields);
        var field = header.AsSpan(start, length);
        switch (dice.Next(4))
        {
            case 0 when length >= 8:
                field.Clear();
                var text = dice.Pick(["7777777", "-1", "99999999", "00000000000", "77777777777", "0x10", " 12 ", "../../x.jpg", "a/b.jpg", "photo.json"]);
                Encoding.Latin1.GetBytes(text.AsSpan(0, Math.Min(length - 1, text.Length)), field);
                break;
            case 1 when length == 12:
                // Sizes beyond eight gigabytes are written as binary numbers.
                field[0] = 0x80;
                ByteMutations.WriteNumber(field[4..], dice.Pick(Extremes.Whole), bigEndian: true);
                break;
            case 2 when length == 1:
                field[0] = dice.Pick<byte>([(byte)'0', 0, (byte)'1', (byte)'2', (byte)'5', (byte)'7', (byte)'g', (byte)'x', (byte)'L', (byte)'K', (byte)'S', 0xFF]);
                break;
            default:
                field[dice.Next(length)] = (byte)dice.Next(256);
                break;
        }

        Sign(header);
    });

    private static byte[] ChangeContent(byte[] whole, Dice dice) => Change(whole, members =>
    {
        var i = dice.Next(members.Count);
        var (header, content) = members[i];
        var name = Encoding.Latin1.GetString(header, 0, 100).TrimEnd('\0');
        var changed = name.EndsWith(".json", StringComparison.Ordinal) ? JsonTokens.Mutate(content, dice) : header[156] is (byte)'x' or (byte)'g' ? TextMutations.Any(content, dice) : ByteMutations.Any(content, dice);
        SetSize(header, changed.Length);
        members[i] = (header, changed);
    });

    private static byte[] Reorder(byte[] whole, Dice dice) => Change(whole, members =>
    {
        var i = dice.Next(members.Count);
        if (dice.OneIn(2))
            members.RemoveAt(i);
        else
            members.Insert(dice.Next(members.Count + 1), members[i]);
    });

    private static void SetSize(byte[] header, int size)
    {
        header.AsSpan(124, 12).Clear();
        Encoding.ASCII.GetBytes(Convert.ToString(size, 8).PadLeft(11, '0'), header.AsSpan(124));
        Sign(header);
    }

    private static void Sign(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(b => b), 8).PadLeft(6, '0') + "\0 ", header.AsSpan(148));
    }

    private static byte[] Change(byte[] whole, Action<List<(byte[] Header, byte[] Content)>> change)
    {
        var members = new List<(byte[] Header, byte[] Content)>();
        for (var at = 0; at + Block <= whole.Length && whole[at] != 0;)
        {
            var header = whole[at..(at + Block)];
            var digits = Encoding.ASCII.GetString(header, 124, 12).Trim('\0', ' ');
            var size = digits.Aggregate(0, (number, digit) => (number * 8) + (digit - '0'));
            var end = Math.Min(whole.Length, at + Block + size);
            members.Add((header, whole[(at + Block)..end]));
            at += Block + ((size + Block - 1) / Block * Block);
        }

        change(members);
        return [.. members.SelectMany(member => Padded(member.Header, member.Content)), .. new byte[2 * Block]];
    }

    private static byte[] Padded(byte[] header, byte[] content) => [.. header, .. content, .. new byte[(Block - (content.Length % Block)) % Block]];
}
