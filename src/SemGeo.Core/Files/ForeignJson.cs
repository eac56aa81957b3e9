using System.Text.Json;
using System.Text.Unicode;

namespace SemGeo.Files;

/// <summary>
/// JSON that others wrote. .NET's reader looks at a text only when it is asked for, and throws another exception then: one that is no UTF-8, or holds half a character, is found here, before.
/// </summary>
internal static class ForeignJson
{
    /// <summary>Parses a document whose texts can all be read.</summary>
    /// <param name="utf8">The document, which must stay as it is while it is used.</param>
    /// <exception cref="JsonException">It is no JSON, or has a text that is none.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        CheckTexts(utf8.Span);
        return JsonDocument.Parse(utf8);
    }

    /// <summary>Parses a document whose texts can all be read; it is copied.</summary>
    /// <exception cref="JsonException">It is no JSON, or has a text that is none.</exception>
    public static JsonDocument Parse(ReadOnlySpan<byte> utf8)
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
}
