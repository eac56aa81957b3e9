using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SemGeo.Files;

/// <summary>Reads JSON that others wrote: whatever is wrong with it is a <see cref="JsonException"/>, never another exception.</summary>
/// <remarks>
/// System.Text.Json looks at bytes and escapes late: a text of invalid UTF-8 or half a surrogate pair, or a value of another kind, throws InvalidOperationException at the place that asks for it, and 1e400 is infinite.
/// Here the bytes are checked when a document is read, and everything else when a value is asked for, so that damage of a value that nobody needs costs nothing.
/// </remarks>
internal static class ForeignJson
{
    private const int ShownCharacters = 40;

    /// <summary>Parses a document; a byte order mark before it is left out.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="options">How deep values may lie in one another (64 where nothing is said), and what else is accepted.</param>
    /// <returns>The document, which the caller disposes of.</returns>
    /// <exception cref="JsonException">It is no JSON, too deep, or no UTF-8.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options = default)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        RequireUtf8(utf8.Span);
        return Guarded(() => JsonDocument.Parse(utf8, options));
    }

    /// <summary>Parses a line of text.</summary>
    /// <exception cref="JsonException">It is no JSON, or too deep.</exception>
    public static JsonDocument Parse(string json, JsonDocumentOptions options = default)
    {
        // Half a surrogate pair in the text itself cannot be written as UTF-8.
        if (HasHalfPair(json))
            throw new JsonException("A text of the JSON holds half a surrogate pair, which is no character.");
        return Guarded(() => JsonDocument.Parse(json, options));
    }

    /// <summary>Refuses bytes that are no UTF-8.</summary>
    /// <exception cref="JsonException">They are none.</exception>
    public static void RequireUtf8(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("The JSON is no valid UTF-8.");
    }

    /// <summary>A member of an object, the last of that name; null where the value is no object or has no such member. Names with half a surrogate pair are passed over.</summary>
    public static JsonElement? Member(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        try
        {
            return value.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // Another member's name, which the search came by.
            JsonElement? found = null;
            foreach (var member in value.EnumerateObject())
                found = IsNamed(member, name) ? member.Value : found;
            return found;
        }
    }

    /// <summary>The name of a member.</summary>
    /// <exception cref="JsonException">It holds half a surrogate pair.</exception>
    public static string Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException e)
        {
            throw HalfPair("A name", e);
        }
    }

    /// <summary>Whether a member has a name; one with half a surrogate pair has none that anybody looks for.</summary>
    public static bool IsNamed(JsonProperty member, string name, StringComparison comparison = StringComparison.Ordinal)
    {
        try
        {
            return member.Name.Equals(name, comparison);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The members of an object; none where the value is none.</summary>
    public static IEnumerable<JsonProperty> Members(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.EnumerateObject() : Enumerable.Empty<JsonProperty>();

    /// <summary>The items of a list; none where the value is none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>The text that a value is.</summary>
    /// <exception cref="JsonException">It is no text, or holds half a surrogate pair.</exception>
    public static string Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw new JsonException($"There is {Shown(value)} where a text belongs.");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw HalfPair($"The text {Shown(value)}", e);
        }
    }

    /// <summary>A text as it is, and a value of another kind as the document writes it; empty where it is null.</summary>
    /// <exception cref="JsonException">It is a text that holds half a surrogate pair.</exception>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => value.GetRawText(),
    };

    /// <summary>The number that a value is.</summary>
    /// <exception cref="JsonException">It is no number, or beyond what a double holds (1e400).</exception>
    public static double Number(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number)
            throw new JsonException($"There is {Shown(value)} where a number belongs.");
        return value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw new JsonException($"The number {Shown(value)} is beyond every double.");
    }

    /// <summary>The whole number that a value is.</summary>
    /// <exception cref="JsonException">It is no whole number, or outside the range.</exception>
    public static long Whole(JsonElement value, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
            throw new JsonException($"There is {Shown(value)} where a whole number belongs.");
        return number >= minimum && number <= maximum
            ? number
            : throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"The number {number} is not one from {minimum} to {maximum}."));
    }

    /// <summary>A value as the document writes it, cut to what fits into a message.</summary>
    public static string Shown(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
            return "nothing";
        var text = value.GetRawText();
        return text.Length <= ShownCharacters ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[ShownCharacters - 1]) ? ShownCharacters - 1 : ShownCharacters), "...");
    }

    /// <summary>Parses a document whose texts can all be read.</summary>
    /// <param name="utf8">The document, which must stay as it is while it is used.</param>
    /// <exception cref="JsonException">It is no JSON, or has a text that is none.</exception>
    public static JsonDocument ParseWhole(ReadOnlyMemory<byte> utf8)
    {
        CheckTexts(utf8.Span);
        return JsonDocument.Parse(utf8);
    }

    /// <summary>Parses a document whose texts can all be read; it is copied.</summary>
    /// <exception cref="JsonException">It is no JSON, or has a text that is none.</exception>
    public static JsonDocument ParseWhole(ReadOnlySpan<byte> utf8)
    {
        CheckTexts(utf8);
        var reader = new Utf8JsonReader(utf8);
        var document = JsonDocument.ParseValue(ref reader);
        try
        {
            if (reader.Read())
                throw new JsonException("something follows its end");
        }
        catch
        {
            document.Dispose();
            throw;
        }

        return document;
    }

    /// <summary>Finds texts that are none.</summary>
    /// <exception cref="JsonException">There is one, or something that is no JSON before it.</exception>
    public static void CheckTexts(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("it has bytes that are no UTF-8");
        if (utf8.IndexOf("\\u"u8) < 0)
            return;
        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException e)
            {
                throw new JsonException($"the text at byte {reader.TokenStartIndex} has one half of a character without the other (a lone surrogate)", e);
            }
        }
    }

    /// <summary>A finite number, or false: 1e400 is read as infinity.</summary>
    public static bool TryNumber(JsonElement element, out double number)
    {
        number = double.NaN;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out number) && double.IsFinite(number);
    }

    // Names are looked at where none may come twice.
    private static JsonDocument Guarded(Func<JsonDocument> parse)
    {
        try
        {
            return parse();
        }
        catch (InvalidOperationException e)
        {
            throw HalfPair("A name", e);
        }
    }

    private static bool HasHalfPair(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var length) != OperationStatus.Done)
                return true;
            text = text[(at + length)..];
        }

        return false;
    }

    private static JsonException HalfPair(string what, Exception inner) => new($"{what} of the JSON holds half a surrogate pair, which is no character.", inner);
}
