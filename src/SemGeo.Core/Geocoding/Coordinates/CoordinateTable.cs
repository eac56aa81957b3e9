using System.Globalization;
using CsvHelper;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Geocoding;

/// <summary>
/// Reads a table of coordinates row by row: CSV with a heading line, separated by commas, semicolons, tabs or bars (the first lines tell), quoted or not; one compressed with
/// bzip2 is read too. Every row keeps its own text, so that rows can be copied as they are.
/// </summary>
/// <remarks>
/// A row without a coordinate on the earth, NaN among them, is counted and listed, and passed over where <see cref="CoordinateTableOptions.KeepBadRows"/> does not say otherwise. Not safe
/// for several threads at once.
/// </remarks>
public sealed class CoordinateTable : IDisposable
{
    /// <summary>The most bad rows that are listed; all are counted.</summary>
    public const int MaxListedRows = 100;

    private const int MaxRecordBytes = 1 << 20;

    private static readonly string[] IdHeadings = ["id", "photo_id", "image_id", "img_id", "imagepath"];
    private static readonly string[] LatitudeHeadings = ["latitude", "lat"];
    private static readonly string[] LongitudeHeadings = ["longitude", "lon", "lng", "long"];

    private readonly string _path;
    private readonly CsvReader _csv;
    private readonly string[] _headings;
    private readonly byte[] _heading;
    private readonly List<DamagedLine> _badRows = [];
    private readonly bool _keepBadRows;
    private readonly int _id;
    private readonly int _latitude;
    private readonly int _longitude;
    private readonly int _group;
    private long _records;
    private long _unterminatedLine;

    private CoordinateTable(string path, Stream stream, CoordinateTableOptions options)
    {
        _path = path;
        _keepBadRows = options.KeepBadRows;
        // The heading line is read as a record, whose text is kept.
        _csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = record => _unterminatedLine = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : _unterminatedLine,
        });
        try
        {
            _headings = ReadRecord() ? [.. Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetString)] : [];
            _heading = _csv.RawRecord.ToArray();
            _id = options.IdHeading is null ? Find(IdHeadings) : FindOrThrow("ids", options.IdHeading, IdHeadings);
            _latitude = FindOrThrow("latitudes", options.LatitudeHeading, LatitudeHeadings);
            _longitude = FindOrThrow("longitudes", options.LongitudeHeading, LongitudeHeadings);
            _group = options.GroupHeading is null ? -1 : FindOrThrow("groups", options.GroupHeading, []);
        }
        catch
        {
            _csv.Dispose();
            throw;
        }
    }

    /// <summary>The position of the row that was read; missing in a bad row.</summary>
    public GeoCoordinate Coordinate { get; private set; }

    /// <summary>Its id and position.</summary>
    public CoordinateRow Current => new(IdOfRow(), Coordinate);

    /// <summary>Its group; empty where it has none.</summary>
    public string Group => _group < 0 ? "" : _csv.GetString(_group);

    /// <summary>Its text as it is, in UTF-8, without the line break at its end. Valid until the next row.</summary>
    public ReadOnlySpan<byte> RawRow => _csv.RawRecord;

    /// <summary>The heading line as it is.</summary>
    public ReadOnlySpan<byte> RawHeading => _heading;

    /// <summary>The number of rows read, without those that were passed over.</summary>
    public long RowCount { get; private set; }

    /// <summary>The number of rows without a coordinate on the earth.</summary>
    public long BadRowCount { get; private set; }

    /// <summary>The first <see cref="MaxListedRows"/> of them.</summary>
    public IReadOnlyList<DamagedLine> BadRows => _badRows;

    /// <summary>Opens a table and reads its heading line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="CoordinateTableException">It is empty or lacks a column; the message names its columns.</exception>
    public static CoordinateTable Open(string path, CoordinateTableOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no table of coordinates '{path}'.", path);
        return new CoordinateTable(path, CompressedFile.OpenRead(path), options ?? new CoordinateTableOptions());
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CoordinateTableException">A quote never closes, so that the rows behind it cannot be told apart.</exception>
    public bool Read()
    {
        while (ReadRecord())
        {
            _records++;
            var coordinate = new GeoCoordinate(Parse(_csv.GetSpan(_latitude)), Parse(_csv.GetSpan(_longitude)));
            Coordinate = coordinate.IsValid ? coordinate : GeoCoordinate.Missing;
            if (!coordinate.IsValid)
            {
                Note(coordinate);
                if (!_keepBadRows)
                    continue;
            }

            RowCount++;
            return true;
        }

        return false;
    }

    /// <summary>The rows that are left, as they are read.</summary>
    /// <exception cref="CoordinateTableException">A quote never closes.</exception>
    public IEnumerable<CoordinateRow> ReadAll()
    {
        while (Read())
            yield return Current;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _csv.Dispose();

    private static double Parse(ReadOnlySpan<byte> text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN;

    private string IdOfRow()
    {
        var id = _id < 0 ? "" : _csv.GetString(_id);
        return id.Length > 0 ? id : _records.ToString(CultureInfo.InvariantCulture);
    }

    private int FindOrThrow(string what, string? heading, string[] usual)
    {
        string[] names = heading is null ? usual : [heading];
        if (Find(names) is >= 0 and var index)
            return index;
        throw new CoordinateTableException(_headings.Length == 0
            ? $"The table '{_path}' is empty: it needs a heading line."
            : $"The table '{_path}' has no column of {what} ({string.Join(", ", names.Select(name => $"'{name}'"))}); its heading line has {string.Join(", ", _headings.Select(name => $"'{name}'"))}. Name the column.");
    }

    private int Find(string[] names) =>
        names.Select(name => Array.FindIndex(_headings, heading => heading.AsSpan().Trim().Equals(name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(index => index >= 0, -1);

    private bool ReadRecord()
    {
        try
        {
            var found = _csv.Read();
            return _unterminatedLine == 0 ? found : throw Unterminated(_unterminatedLine, null);
        }
        catch (CsvFormatException e)
        {
            throw Unterminated(e.LineNumber, e);
        }
        catch (InvalidDataException e)
        {
            throw new CoordinateTableException($"The table '{_path}' ends too early, behind {RowCount} rows: {e.Message}", e);
        }
    }

    private CoordinateTableException Unterminated(long line, Exception? cause) =>
        new($"The table '{_path}', line {line}: a quote opens in this row and does not close within {MaxRecordBytes} bytes or the file. Double a quote that is part of a value, and quote the value.", cause);

    private void Note(GeoCoordinate coordinate)
    {
        BadRowCount++;
        if (_badRows.Count < MaxListedRows)
        {
            var what = coordinate.IsMissing ? "no coordinate" : "no coordinate on the earth";
            _badRows.Add(new DamagedLine(_csv.LineNumber, $"{what}: latitude '{_csv.GetString(_latitude)}', longitude '{_csv.GetString(_longitude)}'"));
        }
    }
}
