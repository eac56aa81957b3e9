using System.Globalization;
using System.Text;
using CsvHelper;
using Parquet;
using Parquet.Schema;
using SemGeo.Files;
using SemGeo.Tables.ParquetFiles;

namespace SemGeo.Tables;

/// <summary>A Parquet file. Of each row group the columns are read that are asked for. Nested lists are no cells, and are left out.</summary>
internal sealed class ParquetTable : TableReader
{
    private const string LineEnd = "\n";

    private readonly Stream _pages;
    private readonly ParquetFooter _footer;
    private readonly ParquetReader _reader;
    private readonly DataField[] _fields;
    private readonly Func<int, string>?[] _columns;
    private readonly byte[] _heading;
    private readonly MemoryStream _line = new();
    private readonly CsvWriter _csv;
    private byte[] _cell = [];
    private ParquetRowGroupReader? _group;
    private int _nextGroup;
    private int _rows;
    private int _row;

    private ParquetTable(string path, Stream pages, ParquetFooter footer, ParquetReader reader)
        : base(path)
    {
        (_pages, _footer, _reader) = (pages, footer, reader);
        _fields = [.. reader.Schema.DataFields.Where(field => field.MaxRepetitionLevel == 0)];
        _columns = new Func<int, string>?[_fields.Length];
        Headings = [.. _fields.Select(field => field.Path.ToString())];
        _csv = CsvWriter.Create(_line, new CsvWriterOptions { NewLine = LineEnd });
        _heading = Line(Headings).ToArray();
    }

    public override char? Separator => null;

    public override long LineNumber => 0;

    public override int CellCount => _fields.Length;

    public override ReadOnlySpan<byte> RawRow => Line(_fields.Select((_, i) => Text(i)));

    public override ReadOnlySpan<byte> RawHeading => _heading;

    /// <summary>Opens a file.</summary>
    /// <exception cref="TableException">It is damaged.</exception>
    public static ParquetTable Open(string path) => Guarded(path, () =>
    {
        Stream? pages = null, file = null;
        try
        {
            pages = RegularFile.OpenRead(path);
            var footer = ParquetFooter.Read(pages);
            file = new FruitlessReadGuard(RegularFile.OpenRead(path));
            return new ParquetTable(path, pages, footer, ParquetReader.CreateAsync(file, leaveStreamOpen: false).GetAwaiter().GetResult());
        }
        catch
        {
            pages?.Dispose();
            file?.Dispose();
            throw;
        }
    });

    public override bool Read()
    {
        while (++_row >= _rows)
        {
            if (_nextGroup == _reader.RowGroupCount)
            {
                _row = _rows;
                return false;
            }

            Array.Clear(_columns);
            _group?.Dispose();
            _group = Guarded(Path, () => _reader.OpenRowGroupReader(_nextGroup));
            (_rows, _row) = (Guarded(Path, () => RowsOf(_group)), -1);
            _nextGroup++;
        }

        RowNumber++;
        return true;
    }

    public override ReadOnlySpan<byte> Utf8(int column)
    {
        var text = Text(column);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_cell.Length < most)
            _cell = new byte[most];
        return _cell.AsSpan(0, Encoding.UTF8.GetBytes(text, _cell));
    }

    public override string Text(int column) => column < _fields.Length ? (_columns[column] ??= Guarded(Path, () => Load(_fields[column])))(_row) : "";

    private protected override void Dispose(bool disposing)
    {
        _csv.Dispose();
        _group?.Dispose();
        _pages.Dispose();
        _reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    // A row of equal values takes no byte, so that a small file can ask for room for any number of them.
    private int RowsOf(ParquetRowGroupReader group)
    {
        const long MostOfAny = 1_000_000, MostOfByte = 64;
        var most = Math.Min(Array.MaxLength, MostOfAny + MostOfByte * new FileInfo(Path).Length);
        if (group.RowCount > most)
            throw new ReadLimitException("A row group", ReadLimit.Objects, group.RowCount, most);
        return group.RowCount >= 0 ? (int)group.RowCount : throw new InvalidDataException($"a row group has {group.RowCount} rows");
    }

    private Func<int, string> Load(DataField field)
    {
        ParquetPages.Check(_pages, _footer.ChunkOf(_nextGroup - 1, field.Path.ToList()), _footer.Start);
        var type = field.ClrType;
        if (type == typeof(string) || type == typeof(ReadOnlyMemory<char>))
        {
            var texts = new string?[_rows];
            _group!.ReadAsync(field, texts.AsMemory()).AsTask().GetAwaiter().GetResult();
            return row => texts[row] ?? "";
        }

        return type switch
        {
            _ when type == typeof(double) => Numbers<double>(field),
            _ when type == typeof(float) => Numbers<float>(field),
            _ when type == typeof(int) => Numbers<int>(field),
            _ when type == typeof(long) => Numbers<long>(field),
            _ when type == typeof(uint) => Numbers<uint>(field),
            _ when type == typeof(ulong) => Numbers<ulong>(field),
            _ when type == typeof(short) => Numbers<short>(field),
            _ when type == typeof(ushort) => Numbers<ushort>(field),
            _ when type == typeof(byte) => Numbers<byte>(field),
            _ when type == typeof(sbyte) => Numbers<sbyte>(field),
            _ when type == typeof(decimal) => Numbers<decimal>(field),
            _ when type == typeof(bool) => Values<bool>(field, value => value ? "true" : "false"),
            _ when type == typeof(DateTime) => Values<DateTime>(field, value => value.ToString("O", CultureInfo.InvariantCulture)),
            _ => throw new InvalidDataException($"the column '{field.Path}' is of the type {type.Name}, which is not read"),
        };
    }

    private Func<int, string> Numbers<T>(DataField field)
        where T : struct, IFormattable => Values<T>(field, value => value.ToString(null, CultureInfo.InvariantCulture));

    private Func<int, string> Values<T>(DataField field, Func<T, string> format)
        where T : struct
    {
        var values = new T?[_rows];
        _group!.ReadAsync(field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        return row => values[row] is { } value ? format(value) : "";
    }

    // Without its line end; valid until the next one.
    private ReadOnlySpan<byte> Line(IEnumerable<string> cells)
    {
        _line.SetLength(0);
        foreach (var cell in cells)
            _csv.WriteField(cell);
        _csv.EndRecord();
        _csv.Flush();
        return _line.GetBuffer().AsSpan(0, (int)_line.Length - LineEnd.Length);
    }

    // The library documents no exceptions for damaged files: whatever comes of their bytes is damage, and so is a page that asks for more memory than there is.
    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (UnauthorizedAccessException or FileNotFoundException or TableException))
        {
            throw new TableException($"The Parquet file '{path}' is damaged or of a kind that is not read: {e.Message.TrimEnd('.')}. Write it again, or save the table as CSV.", e);
        }
    }
}
