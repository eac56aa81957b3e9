using System.Buffers.Binary;
using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>Pickles, instruction by instruction: others in their place, more, fewer, with other arguments.</summary>
internal static class PickleOpcodes
{
    private const byte Mark = (byte)'(', Stop = (byte)'.', LongTuple = (byte)'t';

    private static readonly byte[][] Instructions =
    [
        [Mark], [Stop], [LongTuple], [(byte)'}'], [(byte)']'], [(byte)')'], [(byte)'N'], [(byte)'0'], [(byte)'2'], [(byte)'1'], [(byte)'s'], [(byte)'u'], [(byte)'a'], [(byte)'e'], [(byte)'R'], [(byte)'b'], [(byte)'Q'],
        [0x81], [0x85], [0x86], [0x87], [0x88], [0x89], [(byte)'K', 255], [(byte)'M', 255, 255], [(byte)'J', 255, 255, 255, 127], [(byte)'J', 0, 0, 0, 128], [0x8A, 8, 255, 255, 255, 255, 255, 255, 255, 127],
        [0x8A, 255], [0x8B, 255, 255, 255, 127], [(byte)'q', 0], [(byte)'h', 0], [(byte)'h', 200], [(byte)'r', 255, 255, 255, 127], [(byte)'j', 255, 255, 255, 127], [(byte)'X', 255, 255, 255, 127], [(byte)'X', 0, 0, 0, 0],
        [(byte)'T', 255, 255, 255, 255], [(byte)'U', 255], [(byte)'B', 255, 255, 255, 127], [0x8E, 255, 255, 255, 255, 255, 255, 255, 127], [0x80, 5], [0x94], [0x95, 255, 255, 255, 255, 255, 255, 255, 127],
        [(byte)'G', 0x7F, 0xF8, 0, 0, 0, 0, 0, 0], .. new[] { "cos\nsystem\n", "cbuiltins\neval\n", "ctorch\nFloatStorage\n", "ccollections\nOrderedDict\n", "I99999999999999999999\n", "L1L\n" }.Select(text => text.Select(c => (byte)c).ToArray()),
    ];

    /// <summary>One instruction changed, seldom several, or bytes.</summary>
    public static readonly Mutator Mutate = Mutators.WithBytes(Mutators.Repeated(Mutators.OneOf((3, Replace), (3, Insert), (2, Remove), (2, Duplicate), (1, Swap), (4, ChangeArgument), (1, Nest))));

    private static byte[] Replace(byte[] whole, Dice dice) => Change(whole, code => code[dice.Next(code.Count)] = dice.Pick(Instructions));

    private static byte[] Insert(byte[] whole, Dice dice) => Change(whole, code => code.Insert(dice.Next(code.Count + 1), dice.Pick(Instructions)));

    private static byte[] Remove(byte[] whole, Dice dice) => Change(whole, code => code.RemoveAt(dice.Next(code.Count)));

    private static byte[] Duplicate(byte[] whole, Dice dice) => Change(whole, code =>
    {
        var (start, count) = (dice.Next(code.Count), dice.Pick([1, 1, 4, 20]));
        var piece = code.Skip(start).Take(count).ToArray();
        code.InsertRange(dice.OneIn(2) ? start : dice.Next(code.Count + 1), piece);
    });

    private static byte[] Swap(byte[] whole, Dice dice) => Change(whole, code =>
    {
        var (first, second) = (dice.Next(code.Count), dice.Next(code.Count));
        (code[first], code[second]) = (code[second], code[first]);
    });

    // Numbers, above all those of a tensor's offset, shape and strides, and of a text's length.
    private static byte[] ChangeArgument(byte[] whole, Dice dice) => Change(whole, code =>
    {
        var found = Enumerable.Range(0, code.Count).Where(i => code[i].Length > 1 && code[i][0] != 0x80).ToArray();
        if (found.Length == 0)
            return;
        var i = dice.Pick(found);
        if (code[i][0] is (byte)'K' or (byte)'M' or (byte)'J')
        {
            var number = new byte[8];
            ByteMutations.WriteNumber(number, dice.Pick(Extremes.Whole), bigEndian: false);
            code[i] = dice.OneIn(2) ? [(byte)'J', .. number[..4]] : [0x8A, 8, .. number];
            return;
        }

        var changed = (byte[])code[i].Clone();
        changed[dice.Between(1, changed.Length - 1)] = dice.Pick<byte>([0, 1, 0x7F, 0x80, 0xFF, (byte)'.', (byte)'\n']);
        code[i] = changed;
    });

    private static byte[] Nest(byte[] whole, Dice dice) => Change(whole, code =>
    {
        var at = dice.Next(code.Count);
        var pair = dice.OneIn(2) ? [0x85] : new byte[] { (byte)'2', 0x86 };
        code.Insert(at, [(byte)'N', .. Enumerable.Repeat(pair, dice.Pick([10, 40, 1000, 50_000])).SelectMany(bytes => bytes)]);
    });

    private static byte[] Change(byte[] whole, Action<List<byte[]>> change)
    {
        var code = new List<byte[]>();
        var at = 0;
        while (at < whole.Length)
        {
            var length = Math.Clamp(LengthOf(whole, at), 1, whole.Length - at);
            code.Add(whole[at..(int)(at + length)]);
            at += (int)length;
            if (code[^1][0] == Stop)
                break;
        }

        if (code.Count == 0)
            return whole;
        change(code);
        return [.. code.SelectMany(instruction => instruction), .. whole[at..]];
    }

    private static long LengthOf(byte[] whole, int at)
    {
        var rest = whole.AsSpan(at + 1);
        return (char)whole[at] switch
        {
            'K' or 'q' or 'h' or '\u0080' or '\u0082' => 2,
            'M' or '\u0083' => 3,
            'J' or 'r' or 'j' or '\u0084' => 5,
            'G' or '\u0095' => 9,
            'U' or 'C' or '\u008A' or '\u008C' => 2L + (rest.Length > 0 ? rest[0] : 0),
            'X' or 'T' or 'B' or '\u008B' => 5L + (rest.Length >= 4 ? BinaryPrimitives.ReadUInt32LittleEndian(rest) : 0),
            '\u008D' or '\u008E' => 9,
            'c' or 'i' => 1L + Lines(rest, 2),
            'I' or 'L' or 'F' or 'S' or 'V' or 'P' or 'p' or 'g' => 1L + Lines(rest, 1),
            _ => 1,
        };
    }

    private static int Lines(ReadOnlySpan<byte> rest, int count)
    {
        var length = 0;
        for (; count > 0; count--)
        {
            var end = rest[length..].IndexOf((byte)'\n');
            if (end < 0)
                return rest.Length;
            length += end + 1;
        }

        return length;
    }
}
