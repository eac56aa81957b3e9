using System.Globalization;
using CsvHelper;
using SemGeo.Geography;
using SemGeo.ML;
using SemGeo.Vision.Shards;

namespace SemGeo.Pipelines.Input;

/// <summary>The rows of a CSV or TSV table of photos with all their columns, read in a stream.</summary>
internal static class PhotoRows
{
    /// <param name="table">The table, with the headings of <c>ml.Geolocation.LoadFromTable</c>.</param>
    /// <param name="imageFolder">What relative paths are relative to; null for the table's own folder.</param>
    /// <exception cref="InvalidDataException">The table has no column of paths.</exception>
    public static IEnumerable<PhotoToPack> Read(string table, string? imageFolder)
    {
        var folder = imageFolder ?? Path.GetDirectoryName(Path.GetFullPath(table))!;
        using var rows = CsvReader.Create(File.OpenRead(table), new CsvReaderOptions { MalformedData = CsvMalformedDataHandling.Throw });
        var isRow = ReadRow();
        var headings = rows.Headers.Select(heading => heading.Trim()).ToArray();
        var (path, id, latitude, longitude) = (Find(GeoColumns.ImagePath), Find(GeoColumns.Id), Find(GeoColumns.Latitude), Find(GeoColumns.Longitude));
        if (path < 0)
            throw new InvalidDataException($"The table '{table}' has no column '{GeoColumns.ImagePath}'; its heading line has {string.Join(", ", headings.Select(h => $"'{h}'"))}.");
        var others = Enumerable.Range(0, headings.Length).Where(i => i != path && i != id && i != latitude && i != longitude).ToArray();
        for (; isRow; isRow = ReadRow())
        {
            var relative = Field(path);
            yield return new(id < 0 ? relative : Field(id), Path.Combine(folder, relative), new GeoCoordinate(Number(latitude), Number(longitude)), [.. others.Select(i => KeyValuePair.Create(headings[i], Field(i)))]);
        }

        bool ReadRow()
        {
            try
            {
                return rows.Read();
            }
            catch (CsvFormatException e)
            {
                throw new InvalidDataException($"'{table}' cannot be read: {e.Message}", e);
            }
        }

        int Find(string heading) => Array.FindIndex(headings, name => name.Equals(heading, StringComparison.OrdinalIgnoreCase));

        string Field(int i) => i < rows.FieldCount ? rows.GetString(i) : "";

        double Number(int i) => i >= 0 && double.TryParse(Field(i), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }
}
