using System.Globalization;
using System.Numerics;

namespace Microsoft.ML.Data;

/// <summary>Parses integers: digits, signed ones with a minus before them. No text is 0 for signed integers and an error for unsigned ones.</summary>
internal static class IntegerTextParser
{
    public static Delegate For(Type type)
    {
        if (type == typeof(sbyte))
            return new TextParser<sbyte>(Signed);
        if (type == typeof(short))
            return new TextParser<short>(Signed);
        if (type == typeof(int))
            return new TextParser<int>(Signed);
        if (type == typeof(long))
            return new TextParser<long>(Signed);
        if (type == typeof(byte))
            return new TextParser<byte>(Unsigned);
        if (type == typeof(ushort))
            return new TextParser<ushort>(Unsigned);
        return type == typeof(uint) ? new TextParser<uint>(Unsigned) : new TextParser<ulong>(Unsigned);
    }

    public static bool TryParseUnsigned<T>(ReadOnlySpan<char> text, out T value)
        where T : struct, IBinaryInteger<T> => T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool Unsigned<T>(ReadOnlyMemory<char> text, out T value)
        where T : struct, IBinaryInteger<T> => TryParseUnsigned(text.Span, out value);

    private static bool Signed<T>(ReadOnlyMemory<char> text, out T value)
        where T : struct, IBinaryInteger<T>
    {
        value = default;
        return text.IsEmpty || (text.Span[0] != '+' && T.TryParse(text.Span, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
    }
}
