using System.Globalization;
using System.Text.Json;
using CsvHelper;
using SemGeo.Geography;
using SemGeo.Reports;

namespace SemGeo.Pipelines.Pages;

/// <summary>Reads what 'semgeo score' and 'semgeo concepts' wrote: CSV, or a JSON object a line.</summary>
internal static class ScoreFile
{
    private const string JsonLines = ".jsonl";

    /// <summary>The scored photos.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">What relative paths of photos are relative to; null for the file's own folder.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file lacks a column or a line of it cannot be read.</exception>
    public static List<ReportedPhoto> Read(string path, string? images)
    {
        var folder = images ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
        return
        [
            .. Rows(path, "id", "predictedLatitude", "predictedLongitude").Select(row => new ReportedPhoto(
                row("id"), Position(row, "latitude", "longitude"), Position(row, "predictedLatitude", "predictedLongitude"), row("predictedAddress"), Number(row("probability")))
            {
                Path = row("imagePath") is { Length: > 0 } image ? Path.Combine(folder, image) : "",
                Error = row("imageError"),
            }),
        ];
    }

    /// <summary>The concepts of photos, a row a concept or a list a photo.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file lacks a column or a line of it cannot be read.</exception>
    public static IEnumerable<(string Photo, double ErrorKm, string Concept, double Influence)> ReadConcepts(string path)
    {
        if (!path.EndsWith(JsonLines, StringComparison.OrdinalIgnoreCase))
        {
            return Rows(path, "id", "errorKm", "concept", "influence").Where(row => row("concept").Length > 0)
                .Select(row => (row("id"), Number(row("errorKm")), row("concept"), Number(row("influence"))));
        }

        return Lines(path).SelectMany(line => !line.TryGetProperty("concepts", out var concepts)
            ? throw new InvalidDataException($"'{path}' has no concepts: give what 'semgeo concepts' wrote.")
            : concepts.EnumerateArray().Select(concept => (Value(line, "id"), Number(Value(line, "errorKm")), Value(concept, "name"), Number(Value(concept, "influence")))));
    }

    private static IEnumerable<Func<string, string>> Rows(string path, params string[] needed)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file '{path}'.", path);
        if (path.EndsWith(JsonLines, StringComparison.OrdinalIgnoreCase))
        {
            foreach (var line in Lines(path))
            {
                Check(path, needed, name => line.TryGetProperty(name, out _));
                yield return name => Value(line, name);
            }

            yield break;
        }

        using var reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw, TrackLineNumbers = true });
        var isRow = ReadRow();
        if (reader.Headers.Count == 0)
            throw new InvalidDataException($"'{path}' is empty: it needs a heading line.");
        var columns = reader.Headers.Select((name, i) => (name, i)).ToDictionary(column => column.name, column => column.i, StringComparer.OrdinalIgnoreCase);
        Check(path, needed, columns.ContainsKey);
        for (; isRow; isRow = ReadRow())
        {
            var fields = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
            yield return name => columns.TryGetValue(name, out var column) && column < fields.Length ? fields[column] : "";
        }

        bool ReadRow()
        {
            try
            {
                return reader.Read();
            }
            catch (CsvFormatException e)
            {
                throw new InvalidDataException($"'{path}' cannot be read: {e.Message}", e);
            }
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

    private static string Value(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? "" : value.ToString();

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static GeoCoordinate Position(Func<string, string> row, string latitude, string longitude) =>
        new GeoCoordinate(Number(row(latitude)), Number(row(longitude))) is { IsValid: true } position ? position : GeoCoordinate.Missing;
}
