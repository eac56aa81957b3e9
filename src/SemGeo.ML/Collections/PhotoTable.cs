using SemGeo.ML.Schema;
using SemGeo.Tables;

namespace SemGeo.ML.Collections;

/// <summary>A table of photos as it was found: where its columns are, and what its paths are relative to.</summary>
internal sealed class PhotoTable
{
    private readonly CoordinateTableOptions _columns;

    private PhotoTable(string path, string folder, PhotoTableOptions options, CoordinateTableOptions columns) => (Path, Folder, Options, _columns) = (path, folder, options, columns);

    public string Path { get; }

    public string Folder { get; }

    public PhotoTableOptions Options { get; }

    /// <summary>The indexes of the first and the last number of the embedding; null where the table has none.</summary>
    public (int First, int Last)? Embedding { get; private set; }

    /// <summary>The indexes of the options' text columns.</summary>
    public int[] TextColumns { get; private set; } = [];

    /// <summary>Looks at a table's headings and first row.</summary>
    /// <exception cref="PhotoCollectionException">It cannot be used.</exception>
    public static PhotoTable Open(string path, string? imageFolder, PhotoTableOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new PhotoCollectionException($"There is no table '{path}'.");
        try
        {
            var columns = new CoordinateTableOptions
            {
                IdHeading = options.IdHeading,
                PathHeading = options.ImagePathHeading,
                LatitudeHeading = options.LatitudeHeading,
                LongitudeHeading = options.LongitudeHeading,
                Separator = options.Separator,
                DecimalComma = options.DecimalComma,
                ZeroIsPosition = options.ZeroIsPosition,
                NeedsPosition = false,
                KeepBadRows = true,
            };
            ThrowIfNothingToLookAt(path, options);
            var table = new PhotoTable(path, imageFolder ?? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, options, columns);
            using var rows = table.Read();
            if (!rows.Table.Read())
                throw new PhotoCollectionException($"The table '{path}' holds no photo: there is no row below its heading line.");
            table.Embedding = table.FindEmbedding(rows.Headings);
            table.TextColumns = [.. options.TextColumns.Select(name => table.FindText(rows, name))];
            if (!rows.HasPaths && table.Embedding is null)
                columns.PathHeading = CoordinateTable.FindIdsThatArePaths(path, columns, table.Folder) ?? throw NoPhotos(rows.Table, table.Folder);
            return table;
        }
        catch (TableException e)
        {
            throw new PhotoCollectionException(e.Message, e);
        }
    }

    /// <summary>Opens the table to read its rows.</summary>
    public CoordinateTable Read() => CoordinateTable.Open(Path, _columns);

    /// <summary>Reads the table for what its positions are.</summary>
    public PositionReport CountPositions() => CoordinateTable.Inspect(Path, _columns);

    // What is lacking most is named first.
    private static void ThrowIfNothingToLookAt(string path, PhotoTableOptions options)
    {
        using var table = TableReader.Open(path, options.Separator);
        var first = $"{options.EmbeddingHeading ?? GeoColumns.Embedding}.0";
        if (table.Find(TableColumn.Path, options.ImagePathHeading) < 0 && table.Find(TableColumn.Id, options.IdHeading) < 0 && IndexOf(table.Headings, first) < 0)
            throw table.Lacks(TableColumn.Path, null);
    }

    private static PhotoCollectionException NoPhotos(TableReader table, string folder)
    {
        var lacks = table.Lacks(TableColumn.Path, null);
        return new($"{lacks.Message} Its ids are the names of no photos in '{folder}'.", lacks);
    }

    private int FindText(CoordinateTable rows, string name)
    {
        var index = Array.FindIndex([.. rows.Headings], heading => heading.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? index : throw new PhotoCollectionException($"The table '{Path}' has no column '{name}'; its heading line has {rows.Table.DescribeHeadings()}.");
    }

    private (int First, int Last)? FindEmbedding(IReadOnlyList<string> headings)
    {
        var name = Options.EmbeddingHeading ?? GeoColumns.Embedding;
        var first = IndexOf(headings, $"{name}.0");
        if (first < 0)
        {
            return Options.EmbeddingHeading is null
                ? null : throw new PhotoCollectionException($"The table '{Path}' has no column '{name}.0': the numbers of an embedding stand side by side as '{name}.0', '{name}.1' and so on.");
        }

        var last = first;
        while (last + 1 < headings.Count && headings[last + 1].Trim().Equals($"{name}.{last + 1 - first}", StringComparison.OrdinalIgnoreCase))
            last++;
        var elsewhere = headings.Where((heading, i) => (i < first || i > last) && heading.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase)).ToList();
        return elsewhere.Count == 0
            ? (first, last)
            : throw new PhotoCollectionException($"The table '{Path}' has '{name}.0' to '{name}.{last - first}' side by side, but '{elsewhere[0]}' elsewhere: put the numbers of an embedding side by side in their order.");
    }

    private static int IndexOf(IReadOnlyList<string> headings, string heading) => Array.FindIndex([.. headings], h => h.AsSpan().Trim().Equals(heading, StringComparison.OrdinalIgnoreCase));
}
