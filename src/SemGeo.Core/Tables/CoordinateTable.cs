using System.Globalization;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Tables;

/// <summary>
/// Reads a table of photos or coordinates row by row, in any of the forms of <see cref="TableReader"/>: ids, paths, positions, and all other columns.
/// Every verb and loader reads tables
/// by it. Every row keeps its own text, so that rows can be copied as they are.
/// </summary>
/// <remarks>
/// A row without a position, with one that cannot be read, out of range or at 0,0 is counted in <see cref="Report"/>, and passed over where
/// <see cref="CoordinateTableOptions.KeepBadRows"/>
/// does not say otherwise. Not safe for several threads at once.
/// </remarks>
public sealed class CoordinateTable : IDisposable
{
    /// <summary>The most bad rows that are listed; all are counted.</summary>
    public const int MaxListedRows = 100;

    private readonly TableReader _table;
    private readonly PositionCells _positions;
    private readonly List<DamagedLine> _badRows = [];
    private readonly bool _keepBadRows;
    private readonly int _id;
    private readonly int _path;
    private readonly int _latitude;
    private readonly int _longitude;
    private readonly int _group;

    private CoordinateTable(TableReader table, CoordinateTableOptions options)
    {
        _table = table;
        _keepBadRows = options.KeepBadRows;
        _id = table.Find(TableColumn.Id, options.IdHeading);
        _path = table.Find(TableColumn.Path, options.PathHeading);
        _latitude = table.Find(TableColumn.Latitude, options.LatitudeHeading);
        _longitude = table.Find(TableColumn.Longitude, options.LongitudeHeading);
        _group = options.GroupHeading is null ? -1 : table.Find(TableColumn.Group, options.GroupHeading);
        if (options.NeedsId && _id < 0)
            throw table.Lacks(TableColumn.Id, null);
        if (options.NeedsPath && _path < 0)
            throw table.Lacks(TableColumn.Path, null);

        // Half of a position is a mistake, even where none is needed.
        if (_latitude < 0 && (options.NeedsPosition || _longitude >= 0))
            throw table.Lacks(TableColumn.Latitude, null);
        if (_longitude < 0 && (options.NeedsPosition || _latitude >= 0))
            throw table.Lacks(TableColumn.Longitude, null);
        ReadsDecimalCommas = options.DecimalComma ?? (table.Separator is { } separator && separator != ',');
        _positions = new PositionCells(table, _latitude, _longitude, ReadsDecimalCommas, options.ZeroIsPosition);
    }

    /// <summary>The position of the row that was read; missing in a bad row.</summary>
    public GeoCoordinate Coordinate { get; private set; }

    /// <summary>Whether the row has a position that is not on the earth.</summary>
    public bool IsOutOfRange { get; private set; }

    /// <summary>Its id and position.</summary>
    public CoordinateRow Current => new(Id, Coordinate);

    /// <summary>Its id; where it has none its path, where it has none either its number.</summary>
    public string Id
    {
        get
        {
            var id = _id < 0 ? ImagePath : Text(_id);
            return id.Length > 0 ? id : _table.RowNumber.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The path of its image, as it is written; empty where it has none.</summary>
    public string ImagePath => _path < 0 ? "" : Text(_path);

    /// <summary>Its group; empty where it has none.</summary>
    public string Group => _group < 0 ? "" : Text(_group);

    /// <summary>Whether the table has a column of image paths.</summary>
    public bool HasPaths => _path >= 0;

    /// <summary>Whether the table has columns of positions.</summary>
    public bool HasPositions => _latitude >= 0;

    /// <summary>The headings of all columns, as they are written.</summary>
    public IReadOnlyList<string> Headings => _table.Headings;

    /// <summary>The indexes of the columns that hold neither id nor path nor position.</summary>
    public IEnumerable<int> OtherColumns => Enumerable.Range(0, Headings.Count).Where(i => i != _id && i != _path && i != _latitude && i != _longitude);

    /// <summary>Where the row is, for messages: "row 3 (line 5)".</summary>
    public string Place => _table.Place;

    /// <summary>Its text as it is, in UTF-8, without the line break at its end. Valid until the next row.</summary>
    public ReadOnlySpan<byte> RawRow => _table.RawRow;

    /// <summary>The heading line as it is.</summary>
    public ReadOnlySpan<byte> RawHeading => _table.RawHeading;

    /// <summary>The number of rows read, without those that were passed over.</summary>
    public long RowCount { get; private set; }

    /// <summary>What became of the positions so far, all rows counted.</summary>
    public PositionReport Report => _positions.Report;

    /// <summary>The number of rows without a coordinate on the earth.</summary>
    public long BadRowCount { get; private set; }

    /// <summary>The first <see cref="MaxListedRows"/> of them.</summary>
    public IReadOnlyList<DamagedLine> BadRows => _badRows;

    /// <summary>Whether a comma in a number is a decimal sign.</summary>
    public bool ReadsDecimalCommas { get; }

    /// <summary>What the table is read by.</summary>
    internal TableReader Table => _table;

    /// <summary>Opens a table and reads its heading line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CoordinateTableException">It is no table, is empty or lacks a column; the message names its columns.</exception>
    public static CoordinateTable Open(string path, CoordinateTableOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no table of coordinates '{path}'.", path);
        options ??= new CoordinateTableOptions();
        TableReader? table = null;
        try
        {
            table = TableReader.Open(path, options.Separator);
            return new CoordinateTable(table, options);
        }
        catch (TableException e)
        {
            table?.Dispose();
            throw CoordinateTableException.Of(e);
        }
        catch
        {
            table?.Dispose();
            throw;
        }
    }

    /// <summary>Reads a table to its end for what its positions are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CoordinateTableException">It cannot be used; that most positions cannot be read is in the report alone.</exception>
    public static PositionReport Inspect(string path, CoordinateTableOptions? options = null, CancellationToken cancellation = default)
    {
        using var table = Open(path, options);
        while (table.ReadRow())
        {
            if (table.Report.Rows % 4096 == 0)
                cancellation.ThrowIfCancellationRequested();
            table.ReadPosition();
        }

        return table.Report;
    }

    /// <summary>The column of ids, where a table has no paths and a photo has the name of the first id: so it is with Im2GPS and OSV-5M.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="folder">Where photos lie.</param>
    /// <returns>The heading; null where the table has paths, or no such ids.</returns>
    /// <exception cref="CoordinateTableException">It cannot be used.</exception>
    public static string? FindIdsThatArePaths(string path, CoordinateTableOptions options, string folder)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var table = Open(path, options);
        return !table.HasPaths && table._id >= 0 && table.ReadRow() && File.Exists(PhotoPath.Resolve(folder, table.Text(table._id))) ? table.Headings[table._id] : null;
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CoordinateTableException">A quote never closes, so that the rows behind it cannot be told apart; the file is damaged; or, at the
    /// end, more than half of the rows have a position
    /// that could not be read.</exception>
    public bool Read()
    {
        while (ReadRow())
        {
            Coordinate = ReadPosition();
            if (Coordinate.IsMissing && HasPositions)
                Note();
            if (Coordinate.IsMissing && !_keepBadRows)
                continue;
            RowCount++;
            return true;
        }

        try
        {
            Report.ThrowIfMostlyUnreadable();
        }
        catch (TableException e)
        {
            throw CoordinateTableException.Of(e);
        }

        return false;
    }

    /// <summary>The rows that are left, as they are read.</summary>
    /// <exception cref="CoordinateTableException">As with <see cref="Read"/>.</exception>
    public IEnumerable<CoordinateRow> ReadAll()
    {
        while (Read())
            yield return Current;
    }

    /// <summary>A cell of the row; empty where the row is shorter.</summary>
    /// <param name="column">The column's index.</param>
    /// <exception cref="CoordinateTableException">The column of a Parquet table is damaged: it is read when its first cell is asked for.</exception>
    public string Text(int column)
    {
        try
        {
            return _table.Text(column);
        }
        catch (TableException e)
        {
            throw CoordinateTableException.Of(e);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _table.Dispose();

    private GeoCoordinate ReadPosition()
    {
        try
        {
            var position = _positions.Read(out var isOutOfRange);
            IsOutOfRange = isOutOfRange;
            return position;
        }
        catch (TableException e)
        {
            throw CoordinateTableException.Of(e);
        }
    }

    private bool ReadRow()
    {
        try
        {
            return _table.Read();
        }
        catch (TableException e)
        {
            throw CoordinateTableException.Of(e);
        }
    }

    private void Note()
    {
        BadRowCount++;
        if (_badRows.Count < MaxListedRows)
        {
            var line = _table.LineNumber > 0 ? _table.LineNumber : _table.RowNumber;
            _badRows.Add(new DamagedLine(line, $"{(IsOutOfRange ? "no coordinate on the earth" : "no coordinate")}: latitude '{Text(_latitude)}', longitude '{Text(_longitude)}'"));
        }
    }
}
