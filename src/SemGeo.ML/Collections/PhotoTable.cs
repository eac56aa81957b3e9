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

        if (FindEmbedding(headings, options.EmbeddingHeading, table) is { } embedding)
            columns.Add(new(options.EmbeddingHeading, DataKind.Single, embedding.First, embedding.Last));

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

    private static (int First, int Last)? FindEmbedding(string[] headings, string name, string table)
    {
        var first = IndexOf(headings, $"{name}.0");
        if (first < 0)
            return null;
        var last = first;
        while (last + 1 < headings.Length && headings[last + 1].Equals($"{name}.{last + 1 - first}", StringComparison.OrdinalIgnoreCase))
            last++;
        var elsewhere = headings.Where((heading, i) => (i < first || i > last) && heading.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)).ToList();
        return elsewhere.Count == 0
            ? (first, last)
            : throw new PhotoCollectionException($"The table '{table}' has '{name}.0' to '{name}.{last - first}' side by side, but '{elsewhere[0]}' elsewhere: put the numbers of an embedding side by side in their order, or name them in EmbeddingHeading.");
    }

    private static int IndexOf(string[] headings, string heading) => Array.FindIndex(headings, h => h.Equals(heading, StringComparison.OrdinalIgnoreCase));
}
