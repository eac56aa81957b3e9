using System.Text;
using CsvHelper;
using SemGeo.Files;

namespace SemGeo.Tables;

/// <summary>A table of text with a heading line.</summary>
internal sealed class DelimitedTable : TableReader
{
    private const int MaxRecordBytes = 1 << 20;

    private readonly CsvReader _csv;
    private byte[] _heading = [];
    private long _unterminatedLine;

    private DelimitedTable(string path, Stream stream, Encoding? encoding, char? separator, bool leaveOpen)
        : base(path)
    {
        // The heading line is read as a record, whose text is kept.
        _csv = CsvReader.Create(stream, new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecordBytes,
            Encoding = encoding,
            Separator = separator,
            OnMalformedRecord = record => _unterminatedLine = record.Reason == CsvMalformedReason.UnterminatedQuote ? record.LineNumber : _unterminatedLine,
        }, leaveOpen);
    }

    public override char? Separator => _csv.Separator;

    public override long LineNumber => _csv.LineNumber;

    /// <summary>Where the row begins, in bytes from the beginning of UTF-8.</summary>
    public long ByteOffset => _csv.ByteOffset;

    public override int CellCount => _csv.FieldCount;

    public override ReadOnlySpan<byte> RawRow => _csv.RawRecord;

    public override ReadOnlySpan<byte> RawHeading => _heading;

    /// <summary>Takes a stream over, with the table's error where it is empty.</summary>
    public static DelimitedTable Open(string path, Stream stream, Encoding? encoding, char? separator, bool leaveOpen = false)
    {
        var table = new DelimitedTable(path, stream, encoding, separator, leaveOpen);
        try
        {
            if (!table.ReadRecord())
                throw new TableException($"The table '{path}' is empty: it needs a heading line.");
            table._heading = table._csv.RawRecord.ToArray();
            table.Headings = [.. Enumerable.Range(0, table._csv.FieldCount).Select(table._csv.GetString)];
            return table;
        }
        catch
        {
            table._csv.Dispose();
            throw;
        }
    }

    public override bool Read()
    {
        if (!ReadRecord())
            return false;
        RowNumber++;
        return true;
    }

    public override ReadOnlySpan<byte> Utf8(int column) => column < _csv.FieldCount ? _csv.GetSpan(column) : [];

    public override string Text(int column) => column < _csv.FieldCount ? _csv.GetString(column) : "";

    private protected override void Dispose(bool disposing) => _csv.Dispose();

    private bool ReadRecord()
    {
        try
        {
            var found = _csv.Read();
            return _unterminatedLine == 0 ? found : throw Unterminated(_unterminatedLine);
        }
        catch (CsvFormatException e)
        {
            throw TooLong(e);
        }
        catch (ReadLimitException e)
        {
            throw new TableException($"The table '{Path}' is read no further than {RowNumber} rows: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new TableException($"The table '{Path}' ends too early, behind {RowNumber} rows: {e.Message}", e);
        }
    }

    private TableException Unterminated(long line) =>
        new($"The table '{Path}', line {line}: a quote opens in this row and does not close within the file. Double a quote that is part of a value, and quote the value.");

    private TableException TooLong(CsvFormatException cause) => new(
        $"The table '{Path}', line {cause.LineNumber}: this row has no end within {MaxRecordBytes} bytes. A quote opens in it and does not close, or it is no line of a table: "
        + "double a quote that is part of a value, and quote the value; where the file is damaged, get it again.", cause);
}
