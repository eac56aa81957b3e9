using System.Text;
using System.Text.RegularExpressions;

namespace SemGeo.Robustness.Mutations;

/// <summary>Changes of text that has no structure of its own here: its numbers, its lines, its encoding.</summary>
internal static partial class TextMutations
{
    private static readonly byte[][] BadUtf8 = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80]];

    /// <summary>Any of them, or bytes.</summary>
    public static readonly Mutator Any = Mutators.WithBytes(Mutators.Repeated(Mutators.OneOf((5, ReplaceNumber), (1, RemoveLine), (1, DuplicateLine), (1, SpoilEncoding), (1, ReplaceWord))));

    /// <summary>Puts an extreme number in the place of one.</summary>
    public static byte[] ReplaceNumber(byte[] whole, Dice dice) => Replace(whole, Number(), dice, () => dice.Pick(Extremes.Numbers));

    /// <summary>Puts a hostile text in the place of a word.</summary>
    public static byte[] ReplaceWord(byte[] whole, Dice dice) => Replace(whole, Word(), dice, () => dice.OneIn(6) ? Extremes.LongText(dice) : dice.Pick(Extremes.Texts));

    /// <summary>Takes a line out.</summary>
    public static byte[] RemoveLine(byte[] whole, Dice dice)
    {
        var lines = Lines(whole);
        lines.RemoveAt(dice.Next(lines.Count));
        return Join(lines);
    }

    /// <summary>Puts a line elsewhere once more.</summary>
    public static byte[] DuplicateLine(byte[] whole, Dice dice)
    {
        var lines = Lines(whole);
        lines.Insert(dice.Next(lines.Count + 1), dice.Pick(lines));
        return Join(lines);
    }

    /// <summary>Puts bytes in that are no UTF-8.</summary>
    public static byte[] SpoilEncoding(byte[] whole, Dice dice)
    {
        var at = dice.Next(whole.Length + 1);
        return [.. whole[..at], .. dice.Pick(BadUtf8), .. whole[at..]];
    }

    private static List<string> Lines(byte[] whole) => [.. Encoding.Latin1.GetString(whole).Split('\n')];

    private static byte[] Join(List<string> lines) => Encoding.Latin1.GetBytes(string.Join('\n', lines));

    // Latin-1 keeps every byte as it is, whatever the encoding.
    private static byte[] Replace(byte[] whole, Regex what, Dice dice, Func<string> by)
    {
        var text = Encoding.Latin1.GetString(whole);
        var found = what.Matches(text);
        if (found.Count == 0)
            return ByteMutations.Any(whole, dice);
        var match = found[dice.Next(found.Count)];
        return [.. whole[..match.Index], .. Encoding.UTF8.GetBytes(by()), .. whole[(match.Index + match.Length)..]];
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?([eE][+-]?\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"[A-Za-z_]\w*")]
    private static partial Regex Word();
}
