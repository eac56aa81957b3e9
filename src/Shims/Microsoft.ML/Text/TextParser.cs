using System.Globalization;

namespace Microsoft.ML.Data;

/// <summary>Parses a field.</summary>
/// <returns>Whether the text is a value of the type; otherwise the value is the type's missing or default one.</returns>
internal delegate bool TextParser<T>(ReadOnlyMemory<char> text, out T value);

/// <summary>Parsers for the kinds of items.</summary>
internal static class TextParser
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>A <see cref="TextParser{T}"/> of the item type's raw type.</summary>
    public static Delegate For(PrimitiveDataViewType type, TextFormat format)
    {
        if (type is KeyDataViewType key)
            return KeyTextParser.For(key);
        if (type == TextDataViewType.Instance)
            return new TextParser<ReadOnlyMemory<char>>(ParseText);
        if (type == BooleanDataViewType.Instance)
            return new TextParser<bool>(ParseBoolean);
        if (type == NumberDataViewType.Single)
            return RealTextParser.Single(format);
        if (type == NumberDataViewType.Double)
            return RealTextParser.Double(format);
        if (type == TimeSpanDataViewType.Instance)
            return OrEmpty<TimeSpan>((ReadOnlySpan<char> text, out TimeSpan value) => TimeSpan.TryParse(text, Invariant, out value));
        if (type == DateTimeDataViewType.Instance)
        {
            return OrEmpty<DateTime>((ReadOnlySpan<char> text, out DateTime value) =>
                DateTime.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value));
        }

        return type == DateTimeOffsetDataViewType.Instance
            ? OrEmpty<DateTimeOffset>((ReadOnlySpan<char> text, out DateTimeOffset value) => DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out value))
            : IntegerTextParser.For(type.RawType);
    }

    private delegate bool SpanParser<T>(ReadOnlySpan<char> text, out T value);

    private static TextParser<T> OrEmpty<T>(SpanParser<T> parse) => (ReadOnlyMemory<char> text, out T value) =>
    {
        value = default!;
        return text.IsEmpty || parse(text.Span, out value);
    };

    private static bool ParseText(ReadOnlyMemory<char> text, out ReadOnlyMemory<char> value)
    {
        value = text;
        return true;
    }

    private static bool ParseBoolean(ReadOnlyMemory<char> text, out bool value)
    {
        Span<char> lower = stackalloc char[5];
        value = false;
        if (text.Length > lower.Length)
            return false;
        lower = lower[..text.Span.ToLowerInvariant(lower)];
        value = lower is "1" or "+" or "+1" or "t" or "true" or "y" or "yes";
        return value || lower is "" or "0" or "-" or "-1" or "f" or "false" or "n" or "no";
    }
}
