using System.Text.Json;
using SemGeo.Files;
using SemGeo.Pipelines.Input;
using SemGeo.Reports.Collections;
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
    /// <exception cref="IOException">It is no regular file, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file lacks a column, has one twice, or a line or a value of it cannot be read or makes no sense; the message names file, line and value.</exception>
    public static List<ReportedPhoto> Read(string path, string? images)
    {
        var folder = images ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
        return
        [
            .. Rows(path, "id", "predictedLatitude", "predictedLongitude").Select(row => new ReportedPhoto(
                row.Text("id"), row.Truth, row.Prediction(), row.Text("predictedAddress"), row.Share("probability"))
            {
                Path = row.Text("imagePath") is { Length: > 0 } image ? PhotoPath.Resolve(folder, image) : "",
                Error = row.Text("imageError"),
            }),
        ];
    }

    /// <summary>The concepts of photos, a row a concept or a list a photo.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">It is no regular file, or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file lacks a column, has one twice, or a line or a value of it cannot be read or makes no sense; the message names file, line and value.</exception>
    public static IEnumerable<(string Photo, double ErrorKm, string Concept, double Influence)> ReadConcepts(string path)
    {
        if (!IsJsonLines(path))
        {
            return Rows(path, "id", "errorKm", "concept", "influence").Where(row => row.Text("concept").Length > 0)
                .Select(row => (row.Text("id"), row.Kilometers("errorKm"), row.Text("concept"), row.Influence("influence")));
        }

        return ScoreLines.Read(path).SelectMany(line => ConceptsOf(path, line.Number, line.Line));
    }

    private static (string Photo, double ErrorKm, string Concept, double Influence)[] ConceptsOf(string path, long number, JsonElement line)
    {
        var concepts = ForeignJson.Member(line, "concepts");
        if (concepts is not { ValueKind: JsonValueKind.Array } list)
        {
            throw new InvalidDataException(concepts is null
                ? $"'{path}', line {number} has no 'concepts': give what 'semgeo concepts' wrote."
                : $"'{path}', line {number}: 'concepts' is {ForeignJson.Shown(concepts.Value)}, where a list belongs.");
        }

        var (photo, errorKm) = (ScoreLines.Text(path, number, line, "id"), RowOf(line).Kilometers("errorKm"));
        return [.. ForeignJson.Items(list).Select(concept => concept.ValueKind == JsonValueKind.Object
            ? (photo, errorKm, ScoreLines.Text(path, number, concept, "name"), RowOf(concept).Influence("influence"))
            : throw new InvalidDataException($"'{path}', line {number}: among 'concepts' there is {ForeignJson.Shown(concept)}, where an object belongs."))];

        ScoreRow RowOf(JsonElement element) => ScoreRow.OfJson(path, number, name => ScoreLines.Text(path, number, element, name));
    }

    private static IEnumerable<ScoreRow> Rows(string path, params string[] needed)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        return IsJsonLines(path) ? JsonRows(path, needed) : TableRows(path, needed);
    }

    private static bool IsJsonLines(string path)
    {
        if (!File.Exists(path))
            return path.EndsWith(JsonLines, StringComparison.OrdinalIgnoreCase);

        // A pipe would keep whoever opens it waiting.
        RegularFile.Require(path);
        return FileContent.Of(path) is FileKind.Json;
    }

    private static IEnumerable<ScoreRow> JsonRows(string path, string[] needed)
    {
        foreach (var (number, line) in ScoreLines.Read(path))
        {
            Check(path, needed, name => ForeignJson.Member(line, name) is not null);
            var row = ScoreRow.OfJson(path, number, name => ScoreLines.Text(path, number, line, name));
            row.ReadTruth();
            yield return row;
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
            Context.WriteLines(table.Report);
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

    private static void Check(string path, string[] needed, Func<string, bool> has)
    {
        if (needed.FirstOrDefault(name => !has(name)) is { } missing)
            throw new InvalidDataException($"'{path}' has no '{missing}': give a CSV or JSON lines file that 'semgeo score' or 'semgeo concepts' wrote.");
    }
}
