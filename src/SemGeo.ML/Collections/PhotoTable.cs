using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML;

/// <summary>Reads a table of photos (CSV or TSV with a heading line) lazily, through ML.NET's text loader.</summary>
internal static class PhotoTable
{
    public static IDataView Read(MLContext context, string table, string? imageFolder, PhotoTableOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(table);
        if (!File.Exists(table))
            throw new PhotoCollectionException($"There is no table '{table}'.");
        var separator = options.Separator ?? (Path.GetExtension(table).ToLowerInvariant() is ".tsv" or ".tab" or ".txt" ? '\t' : ',');
        var headings = ReadHeadings(table, separator);
        var path = IndexOf(headings, options.ImagePathHeading);
        if (path < 0)
            throw new PhotoCollectionException($"The table '{table}' has no column '{options.ImagePathHeading}'; its heading line has {string.Join(", ", headings.Select(h => $"'{h}'"))}. Name the column in ImagePathHeading, or the separator.");
        var id = IndexOf(headings, options.IdHeading);
        var latitude = IndexOf(headings, options.LatitudeHeading);
        var longitude = IndexOf(headings, options.LongitudeHeading);
        var columns = new List<TextLoader.Column>
        {
            new(GeoColumns.Id, DataKind.String, id < 0 ? path : id),
            new(GeoColumns.ImagePath, DataKind.String, path),
        };
        if (latitude >= 0 && longitude >= 0)
        {
            columns.Add(new(GeoColumns.Latitude, DataKind.Double, latitude));
            columns.Add(new(GeoColumns.Longitude, DataKind.Double, longitude));
        }

        var view = context.Data.LoadFromTextFile(table, new TextLoader.Options
        {
            Columns = [.. columns],
            HasHeader = true,
            Separators = [separator],
            AllowQuoting = true,
            MissingRealsAsNaNs = true,
        });
        return new Views.MappedDataView(view, new PhotoTableMap(view.Schema, imageFolder ?? Path.GetDirectoryName(Path.GetFullPath(table))!));
    }

    private static string[] ReadHeadings(string table, char separator)
    {
        using var reader = new StreamReader(table);
        var line = reader.ReadLine() ?? throw new PhotoCollectionException($"The table '{table}' is empty: it needs a heading line.");
        if (reader.Peek() < 0)
            throw new PhotoCollectionException($"The table '{table}' holds no photo: there is no row below its heading line.");
        return [.. line.Split(separator).Select(heading => heading.Trim().Trim('"'))];
    }

    private static int IndexOf(string[] headings, string heading) => Array.FindIndex(headings, h => h.Equals(heading, StringComparison.OrdinalIgnoreCase));
}
