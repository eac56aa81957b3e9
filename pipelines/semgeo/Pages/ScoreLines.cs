using System.Text.Json;
using SemGeo.Files;

namespace SemGeo.Pipelines.Pages;

/// <summary>Reads a file of JSON Lines, an object a line; whatever is wrong with one is an error that names file, line and value.</summary>
internal static class ScoreLines
{
    // 'semgeo score' writes some kilobytes a photo, 'semgeo concepts' some more.
    private const int MaxLineBytes = 16 << 20;

    /// <summary>The objects, each valid until the next.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is no regular file, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">A line is no JSON object in UTF-8, names a value twice, or is longer than 16 MB.</exception>
    public static IEnumerable<(long Number, JsonElement Line)> Read(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        using var file = RegularFile.OpenRead(path);
        var lines = new Utf8LineReader(file, MaxLineBytes);
        while (lines.Read(out var line, out var tooLong))
        {
            if (tooLong)
                throw new InvalidDataException($"Line {lines.LineNumber} of '{path}' has more than {MaxLineBytes} bytes: no file that 'semgeo' wrote has.");
            if (line.Trim(" \t"u8).IsEmpty)
                continue;
            using var document = Parse(path, lines.LineNumber, line.ToArray());
            yield return (lines.LineNumber, document.RootElement);
        }
    }

    /// <summary>A value as text, empty where it is absent or null; numbers and truths as they are written.</summary>
    /// <exception cref="InvalidDataException">It is a list or an object, or half a character.</exception>
    public static string Text(string path, long number, JsonElement line, string name)
    {
        try
        {
            return ForeignJson.Member(line, name) switch
            {
                null => "",
                { ValueKind: JsonValueKind.Object or JsonValueKind.Array } value => throw new JsonException($"There is {ForeignJson.Shown(value)} where a text or a number belongs."),
                { } value => ForeignJson.TextOf(value),
            };
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Line {number} of '{path}': '{name}' cannot be read. {e.Message}", e);
        }
    }

    private static JsonDocument Parse(string path, long number, byte[] line)
    {
        JsonDocument? document = null;
        try
        {
            document = ForeignJson.Parse(line, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document
                : throw new InvalidDataException($"Line {number} of '{path}' is no JSON object but {ForeignJson.Shown(document.RootElement)}.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Line {number} of '{path}' is no JSON: {e.Message}", e);
        }
        catch
        {
            document?.Dispose();
            throw;
        }
    }
}
