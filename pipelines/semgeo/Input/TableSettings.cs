using SemGeo.ML.Collections;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Input;

/// <summary>How the tables and folders of a command are read.</summary>
internal sealed class TableSettings
{
    private readonly Dictionary<TableColumn, string> _headings = [];

    /// <summary>Whether a comma in a number is a decimal sign; null where that is unambiguous.</summary>
    public bool? DecimalComma { get; init; }

    /// <summary>Whether 0,0 is a position.</summary>
    public bool ZeroIsPosition { get; init; }

    /// <summary>Whether hidden files are read.</summary>
    public bool IncludeHidden { get; init; }

    /// <summary>Names a column.</summary>
    /// <exception cref="ArgumentException">It has another name already.</exception>
    public void Name(TableColumn column, string? heading)
    {
        if (heading is not null && !_headings.TryAdd(column, heading) && _headings[column] != heading)
            throw new ArgumentException($"The column '{NameOf(column)}' is named twice: '{_headings[column]}' and '{heading}'.");
    }

    /// <summary>The heading of a column; null where it was not named.</summary>
    public string? HeadingOf(TableColumn column) => _headings.GetValueOrDefault(column);

    /// <summary>A column as the command line names it.</summary>
    public static string NameOf(TableColumn column) => column.ToString().ToLowerInvariant();

    /// <summary>For tables of coordinates.</summary>
    public CoordinateTableOptions ForCoordinates() => new()
    {
        IdHeading = HeadingOf(TableColumn.Id),
        PathHeading = HeadingOf(TableColumn.Path),
        LatitudeHeading = HeadingOf(TableColumn.Latitude),
        LongitudeHeading = HeadingOf(TableColumn.Longitude),
        GroupHeading = HeadingOf(TableColumn.Group),
        DecimalComma = DecimalComma,
        ZeroIsPosition = ZeroIsPosition,
    };

    /// <summary>For tables of photos.</summary>
    public PhotoTableOptions ForPhotos() => new()
    {
        IdHeading = HeadingOf(TableColumn.Id),
        ImagePathHeading = HeadingOf(TableColumn.Path),
        LatitudeHeading = HeadingOf(TableColumn.Latitude),
        LongitudeHeading = HeadingOf(TableColumn.Longitude),
        EmbeddingHeading = HeadingOf(TableColumn.Embedding),
        DecimalComma = DecimalComma,
        ZeroIsPosition = ZeroIsPosition,
    };

    /// <summary>For folders.</summary>
    public PhotoFolderOptions ForFolders() => new() { IncludeHidden = IncludeHidden };
}
