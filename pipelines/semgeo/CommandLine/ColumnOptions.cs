using System.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Tables;

namespace SemGeo.Pipelines.CommandLine;

/// <summary>The options that say how tables and folders are read, for every verb that reads them.</summary>
internal sealed class ColumnOptions
{
    private const string Roles = "id, path, latitude, longitude, group, embedding";

    private readonly Option<string[]> _column = new("--column")
    {
        Description = $"Where a heading of the table is another: latitude=Breite. The columns are {Roles}. Can be given several times.",
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            foreach (var token in result.Tokens)
            {
                if (Parse(token.Value) is null)
                    result.AddError($"--column {token.Value}: give a column and its heading, such as latitude=Breite; the columns are {Roles}.");
            }

            return [.. result.Tokens.Select(token => token.Value)];
        },
    };

    private readonly Option<bool> _decimalComma = new("--decimal-comma") { Description = "Commas in the table's numbers are decimal signs. Understood by itself where commas do not separate the columns." };
    private readonly Option<bool> _zero = new("--zero-is-position") { Description = "0,0 in a table is a position, and not what stands where there is none." };
    private readonly Option<bool>? _hidden;
    private readonly Option<string?>? _latitude;
    private readonly Option<string?>? _longitude;

    /// <param name="readsFolders">Whether the verb reads folders too.</param>
    /// <param name="namesPositions">Whether it has the options --latitude-column and --longitude-column, short for two of --column.</param>
    public ColumnOptions(bool readsFolders, bool namesPositions)
    {
        if (readsFolders)
            _hidden = new("--hidden") { Description = "Read hidden files and folders too: ._*, @eaDir, .thumbnails, __MACOSX and the like." };
        if (!namesPositions)
            return;
        _latitude = new("--latitude-column") { Description = "The heading of the latitudes: short for --column latitude=HEADING." };
        _longitude = new("--longitude-column") { Description = "The heading of the longitudes: short for --column longitude=HEADING." };
    }

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option?[] { _column, _latitude, _longitude, _decimalComma, _zero, _hidden }.OfType<Option>())
            command.Add(option);
    }

    /// <summary>What they say.</summary>
    /// <exception cref="ArgumentException">A column is named twice.</exception>
    public TableSettings Read(ParseResult arguments)
    {
        var settings = new TableSettings
        {
            DecimalComma = arguments.GetValue(_decimalComma) ? true : null,
            ZeroIsPosition = arguments.GetValue(_zero),
            IncludeHidden = _hidden is not null && arguments.GetValue(_hidden),
        };
        foreach (var text in arguments.GetValue(_column) ?? [])
            settings.Name(Parse(text)!.Value.Column, Parse(text)!.Value.Heading);
        settings.Name(TableColumn.Latitude, _latitude is null ? null : arguments.GetValue(_latitude));
        settings.Name(TableColumn.Longitude, _longitude is null ? null : arguments.GetValue(_longitude));
        return settings;
    }

    private static (TableColumn Column, string Heading)? Parse(string text) =>
        text.IndexOf('=') is > 0 and var at && at + 1 < text.Length && Enum.TryParse<TableColumn>(text.AsSpan(0, at).Trim(), ignoreCase: true, out var column) && Enum.IsDefined(column) && !char.IsAsciiDigit(text[0])
            ? (column, text[(at + 1)..].Trim()) : null;
}
