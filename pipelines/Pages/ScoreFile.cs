using System.Text.Json;
using SemGeo.Files;
using SemGeo.Geocoding;
using SemGeo.Pipelines.Output;
using SemGeo.Reports;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Pages;

/// <summary>Reads what 'semgeo score' and 'semgeo concepts' wrote: a table, or a JSON object a line. A number that cannot be read is refused, never read
/// as another one.</summary>
internal static class ScoreFile
{
    private const string JsonLines = ".jsonl";

    /// <summary>The scored photos. What became of a table's true positions goes to standard error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">What relative paths of photos are relative to; null for the file's own folder.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file lacks a column, or a line or a number of it cannot be read.</exception>
    public static List<ReportedPhoto> Read(string path, string? images)
    {
        var folder = images ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
        return
        [
            .. Rows(path, "id", "predictedLatitude", "predictedLongitude").Select(row => new ReportedPhoto(
                row.Text("id"), row.Truth, row.Prediction(), row.Text("predictedAddress"), row.Number("probability"))
            {
                Path = row.Text("imagePath") is { Length: > 0 } image ? PhotoPath.Resolve(folder, image) : "",
                Error = row.Text("imageError"),
            }),
        ];
    }

    /// <summary>The concepts of photos, a row a concept or a list a photo.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file lacks a column, or a line or a number of it cannot be read.</exception>
    public static IEnumerable<(string Photo, double ErrorKm, string Concept, double Influence)> ReadConcepts(string path)
    {
        if (!IsJsonLines(path))
        {
            return Rows(path, "id", "errorKm", "concept", "influence").Where(row => row.Text("concept").Length > 0)
                .Select(row => (row.Text("id"), row.Number("errorKm"), row.Text("concept"), row.Number("influence")));
        }

        return Lines(path).SelectMany((line, i) => !line.TryGetProperty("concepts", out var concepts) || concepts.ValueKind != JsonValueKind.Array
            ? throw new InvalidDataException($"'{path}' has no concepts: give what 'semgeo concepts' wrote.")
            : concepts.EnumerateArray().Select(concept => (Text(line, "id"), Row(line).Number("errorKm"), Text(concept, "name"), Row(concept).Number("influence"))).ToArray());

        ScoreRow Row(JsonElement element) => ScoreRow.OfJson(path, "a line", name => Text(element, name));
    }

    private static IEnumerable<ScoreRow> Rows(string path, params string[] needed)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        return IsJsonLines(path) ? JsonRows(path, needed) : TableRows(path, needed);
    }

    private static bool IsJsonLines(string path) => File.Exists(path) ? FileContent.Of(path) is FileKind.Json : path.EndsWith(JsonLines, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ScoreRow> JsonRows(string path, string[] needed)
    {
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            Check(path, needed, name => line.TryGetProperty(name, out _));
            yield return ScoreRow.OfJson(path, $"row {number}", name => Text(line, name));
        }
    }

    private static IEnumerable<ScoreRow> TableRows(string path, string[] needed)
    {
        using var table = Guarded(path, () => CoordinateTable.Open(path, new CoordinateTableOptions { NeedsPosition = false, KeepBadRows = true }));
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < table.Headings.Count; i++)
        {
            if (!columns.TryAdd(table.Headings[i].Trim(), i))
                throw new InvalidDataException($"'{path}' has two columns '{table.Headings[i].Trim()}': which one counts cannot be told.");
        }

        Check(path, needed, columns.ContainsKey);
        while (Guarded(path, table.Read))
            yield return ScoreRow.OfTable(path, table, name => columns.TryGetValue(name, out var column) ? table.Text(column) : "");
        if (table.HasPositions)
            TableLines.Write(table.Report);
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (TableException e)
        {
            throw new InvalidDataException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    private static IEnumerable<JsonElement> Lines(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, number);
        }

        JsonElement Parse(string line, int at)
        {
            try
            {
                var element = JsonSerializer.Deserialize<JsonElement>(line);
                return element.ValueKind == JsonValueKind.Object ? element : throw new InvalidDataException($"Line {at} of '{path}' is no JSON object.");
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"Line {at} of '{path}' is no JSON: {e.Message}", e);
            }
        }
    }

    private static void Check(string path, string[] needed, Func<string, bool> has)
    {
        if (needed.FirstOrDefault(name => !has(name)) is { } missing)
            throw new InvalidDataException($"'{path}' has no '{missing}': give a CSV or JSON lines file that 'semgeo score' or 'semgeo concepts' wrote.");
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? "" : value.ToString();
}
