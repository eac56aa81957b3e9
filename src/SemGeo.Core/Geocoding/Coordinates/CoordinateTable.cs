using System.Globalization;
using CsvHelper;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Geocoding;

/// <summary>
/// Reads a table of coordinates row by row: CSV with a heading line, separated by commas, semicolons, tabs or bars (the first lines tell), quoted or not; one compressed with
/// bzip2 is read too.
/// </summary>
/// <remarks>
/// A row without a coordinate on the earth, NaN among them, is passed over, counted and listed. Not safe for several threads at once.
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
    private readonly List<DamagedLine> _badRows = [];
    private readonly int _id;
    private readonly int _latitude;
    private readonly int _longitude;
    private long _unterminatedLine;

    private CoordinateTable(string path, Stream stream, CoordinateTableOptions options)
    {
        _path = path;
        _csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            OnMalformedRecord = record => _unterminatedLine = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : _unterminatedLine,
        });
        try
        {
            _id = Find(options.IdHeading, IdHeadings) ?? (options.IdHeading is null ? -1 : throw Lacks("ids", [options.IdHeading]));
            _latitude = Find(options.LatitudeHeading, LatitudeHeadings) ?? throw Lacks("latitudes", options.LatitudeHeading is { } latitude ? [latitude] : LatitudeHeadings);
            _longitude = Find(options.LongitudeHeading, LongitudeHeadings) ?? throw Lacks("longitudes", options.LongitudeHeading is { } longitude ? [longitude] : LongitudeHeadings);
        }
        catch
        {
            _csv.Dispose();
            throw;
        }
    }

    /// <summary>The row that was read.</summary>
    public CoordinateRow Current { get; private set; }

    /// <summary>The number of rows read, bad ones not counted.</summary>
    public long RowCount { get; private set; }

    /// <summary>The number of rows passed over.</summary>
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
            var coordinate = new GeoCoordinate(Parse(_csv.GetSpan(_latitude)), Parse(_csv.GetSpan(_longitude)));
            if (!coordinate.IsValid)
            {
                Note(coordinate);
                continue;
            }

            var id = _id < 0 ? "" : _csv.GetString(_id);
            Current = new CoordinateRow(id.Length > 0 ? id : _csv.RowNumber.ToString(CultureInfo.InvariantCulture), coordinate);
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

    private int? Find(string? heading, string[] usual)
    {
        foreach (var name in heading is null ? usual : [heading])
        {
            if (_csv.TryGetFieldIndex(name, out var index))
                return index;
        }

        return null;
    }

    private CoordinateTableException Lacks(string what, string[] names) => new(_csv.Headers.Count == 0
        ? $"The table '{_path}' is empty: it needs a heading line."
        : $"The table '{_path}' has no column of {what} ({string.Join(", ", names.Select(name => $"'{name}'"))}); its heading line has {string.Join(", ", _csv.Headers.Select(name => $"'{name}'"))}. Name the column.");

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
