namespace Microsoft.ML.Data;

/// <summary>Parses keys: the text is the category counted from 0; what stands for a missing value, and no text, is the missing key.</summary>
internal static class KeyTextParser
{
    public static Delegate For(KeyDataViewType key)
    {
        var count = key.Count;
        if (key.RawType == typeof(byte))
            return (TextParser<byte>)((ReadOnlyMemory<char> text, out byte value) => Narrow(TryParse(text.Span, count, out var wide), wide, v => (byte)v, out value));
        if (key.RawType == typeof(ushort))
            return (TextParser<ushort>)((ReadOnlyMemory<char> text, out ushort value) => Narrow(TryParse(text.Span, count, out var wide), wide, v => (ushort)v, out value));
        if (key.RawType == typeof(uint))
            return (TextParser<uint>)((ReadOnlyMemory<char> text, out uint value) => Narrow(TryParse(text.Span, count, out var wide), wide, v => (uint)v, out value));
        return (TextParser<ulong>)((ReadOnlyMemory<char> text, out ulong value) => TryParse(text.Span, count, out value));
    }

    private static bool TryParse(ReadOnlySpan<char> text, ulong count, out ulong value)
    {
        value = 0;
        if (text.IsEmpty || MissingText.Is(text))
            return true;
        if (!IntegerTextParser.TryParseUnsigned(text, out ulong category) || category >= count)
            return false;
        value = category + 1;
        return true;
    }

    private static bool Narrow<T>(bool parsed, ulong wide, Func<ulong, T> convert, out T value)
    {
        value = convert(wide);
        return parsed;
    }
}
