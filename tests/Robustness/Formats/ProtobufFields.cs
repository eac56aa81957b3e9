using SemGeo.Robustness.Mutations;

namespace SemGeo.Robustness.Formats;

/// <summary>Protocol buffers, field by field: other numbers, other lengths, fields that come twice or are gone, at any depth.</summary>
internal static class ProtobufFields
{
    private readonly record struct Field(ulong Key, int Start, int ContentStart, int End)
    {
        public bool IsBytes => (Key & 7) == 2;
    }

    /// <summary>One field changed, seldom several, or bytes.</summary>
    public static readonly Mutator Mutate = Mutators.WithBytes(Mutators.Repeated((whole, dice) => Change(whole, dice, 0)));

    /// <summary>The content of the first field with this number; null where there is none.</summary>
    public static byte[]? Content(byte[] message, int number)
    {
        foreach (var field in Read(message))
        {
            if ((int)(field.Key >> 3) == number)
                return message[field.ContentStart..field.End];
        }

        return null;
    }

    private static byte[] Change(byte[] message, Dice dice, int depth)
    {
        var fields = Read(message);
        if (fields.Count == 0)
            return depth > 2 || dice.OneIn(3) ? ByteMutations.Any(message, dice) : ChangePacked(message, dice);
        var field = dice.Pick(fields);
        var content = message[field.ContentStart..field.End];
        switch (dice.Next(10))
        {
            case 0:
                return [.. message[..field.Start], .. message[field.End..]];
            case 1:
                return [.. message[..field.End], .. message[field.Start..]];
            case 2:
                return [.. message[..field.Start], .. ByteMutations.Varint(field.Key ^ (1UL << dice.Next(8))), .. message[field.ContentStart..]];
            case 3 when field.IsBytes:
                return [.. message[..field.Start], .. ByteMutations.Varint(field.Key), .. ByteMutations.Varint((ulong)dice.Pick(Extremes.Whole)), .. content, .. message[field.End..]];
            default:
                if (!field.IsBytes)
                    return [.. message[..field.Start], .. ByteMutations.Varint(field.Key), .. ByteMutations.Varint((ulong)dice.Pick(Extremes.Whole)), .. message[field.End..]];
                return Replace(message, field, depth < 4 && Read(content).Count > 0 ? Change(content, dice, depth + 1) : dice.OneIn(2) ? ChangePacked(content, dice) : ByteMutations.Any(content, dice));
        }
    }

    // Numbers one after the other: deltas of ids and positions, indexes of texts.
    private static byte[] ChangePacked(byte[] content, Dice dice)
    {
        var starts = new List<(int Start, int End)>();
        for (var at = 0; at < content.Length;)
        {
            var start = at;
            while (at < content.Length && content[at] >= 0x80)
                at++;
            starts.Add((start, Math.Min(content.Length, ++at)));
        }

        if (starts.Count == 0)
            return ByteMutations.Varint((ulong)dice.Pick(Extremes.Whole));
        var (first, end) = dice.Pick(starts);
        return dice.Next(4) switch
        {
            0 => [.. content[..first], .. content[end..]],
            1 => [.. content[..end], .. Enumerable.Repeat(content[first..end], dice.Pick([1, 10, 5000])).SelectMany(bytes => bytes), .. content[end..]],
            _ => [.. content[..first], .. ByteMutations.Varint((ulong)dice.Pick(Extremes.Whole)), .. content[end..]],
        };
    }

    private static byte[] Replace(byte[] message, Field field, byte[] content) =>
        [.. message[..field.Start], .. ByteMutations.Varint(field.Key), .. ByteMutations.Varint((ulong)content.Length), .. content, .. message[field.End..]];

    // Empty where the bytes are no message as a whole.
    private static List<Field> Read(byte[] message)
    {
        var fields = new List<Field>();
        for (var at = 0; at < message.Length;)
        {
            var start = at;
            if (!TryVarint(message, ref at, out var key) || key >> 3 is 0 or > 100)
                return [];
            var content = at;
            switch (key & 7)
            {
                case 0 when TryVarint(message, ref at, out _):
                    break;
                case 2 when TryVarint(message, ref at, out var length) && length <= (ulong)(message.Length - at):
                    content = at;
                    at += (int)length;
                    break;
                default:
                    return [];
            }

            fields.Add(new Field(key, start, content, at));
        }

        return fields;
    }

    private static bool TryVarint(byte[] bytes, ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; at < bytes.Length && shift < 64; shift += 7)
        {
            value |= (ulong)(bytes[at] & 0x7F) << shift;
            if (bytes[at++] < 0x80)
                return true;
        }

        return false;
    }
}
