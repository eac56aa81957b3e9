using System.Text;
using SemGeo.Files;
using SemGeo.Geography;

namespace SemGeo.Geocoding.Emp16;

/// <summary>
/// Reads EMP-16 files (paper, Appendix B): JSON Lines with the fields id, latitude, longitude, h_raw (the address as geocoded) and h (the address after the base filter),
/// plain or compressed with bzip2, row by row.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Memory does not depend on the file: a buffer for the longest line (at most 16 MiB) and a cache of location ids of fixed size.</item>
/// <item>A line that cannot be read costs that line: see <see cref="Emp16ReaderOptions.OnDamagedLine"/>. Empty lines are passed over. A null coordinate is a missing one.</item>
/// <item>A line with only one of h_raw and h has that address for both.</item>
/// </list>
/// Not safe for several threads at once; several readers may read one file.
/// </remarks>
public sealed class Emp16Reader : IDisposable
{
    private const int MaxLineBytes = 1 << 24;

    private readonly string _name;
    private readonly Stream _stream;
    private readonly Emp16DamagedLinePolicy _onDamagedLine;
    private readonly Utf8LineReader _lines;
    private readonly Emp16Line _line = new();
    private readonly Utf8StringCache _ids = new();
    private readonly List<DamagedLine> _damagedLines = [];
    private byte[] _bytes = [];
    private string[] _raw = [];
    private string[] _address = [];
    private int _rawCount;
    private int _addressCount;
    private string? _id;

    /// <summary>Reads a stream from where it stands; the reader closes it.</summary>
    internal Emp16Reader(string name, Stream stream, Emp16ReaderOptions? options)
    {
        _name = name;
        _stream = stream;
        _onDamagedLine = (options ?? new Emp16ReaderOptions()).OnDamagedLine;
        _lines = new Utf8LineReader(stream, MaxLineBytes);
    }

    /// <summary>The id of the row's image, made when it is asked for.</summary>
    public string Id => _id ??= Encoding.UTF8.GetString(_bytes.AsSpan(_line.Id.Start, _line.Id.Length));

    /// <summary>The row's position; missing where the file has null.</summary>
    public GeoCoordinate Coordinate => _line.Coordinate;

    /// <summary>The row's location ids as geocoded (h_raw), fine to coarse; valid until the next <see cref="Read"/>. Equal ids are mostly the same string.</summary>
    public ReadOnlySpan<string> RawAddress => Materialize(_line.RawAddress, ref _raw, ref _rawCount);

    /// <summary>The row's location ids after the base filter (h), fine to coarse; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<string> Address => Materialize(_line.Address, ref _address, ref _addressCount);

    /// <summary>The number of the row's ids as geocoded.</summary>
    internal int RawIdCount => _line.RawAddress.Count;

    /// <summary>The number of rows read.</summary>
    public long RowCount { get; private set; }

    /// <summary>The row's line, from 1.</summary>
    public long LineNumber => _lines.LineNumber;

    /// <summary>How many bytes of the uncompressed text lie before the end of the row's line.</summary>
    internal long Position => _lines.Position;

    /// <summary>Whether the row's line has its line end.</summary>
    internal bool IsLineEnded => _lines.IsLineEnded;

    /// <summary>The number of lines passed over because they could not be read.</summary>
    public long DamagedLineCount { get; private set; }

    /// <summary>The first <see cref="Emp16ReaderOptions.MaxListedLines"/> of the lines passed over.</summary>
    public IReadOnlyList<DamagedLine> DamagedLines => _damagedLines;

    /// <summary>Opens a file, plain or compressed: its first bytes tell, not its name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Emp16Reader Open(string path, Emp16ReaderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no EMP-16 file '{path}'.", path);
        return new Emp16Reader(path, CompressedFile.OpenRead(path), options);
    }

    /// <summary>Reads the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="Emp16FormatException">The compressed data is cut short or damaged behind the rows read so far; or a line cannot be read and the options say that this is an error.</exception>
    /// <exception cref="IOException">The disk refuses.</exception>
    public bool Read()
    {
        while (ReadLine(out var line, out var tooLong))
        {
            if (line.IsEmpty && !tooLong)
                continue;
            var reason = tooLong ? $"it is longer than {MaxLineBytes} bytes" : _line.Parse(line);
            if (reason is not null)
            {
                Note(new DamagedLine(LineNumber, reason));
                continue;
            }

            // The places of a line are kept with a copy of its bytes, as a property cannot hold the span.
            if (_bytes.Length < line.Length)
                _bytes = new byte[Math.Max(line.Length, 2 * _bytes.Length)];
            line.CopyTo(_bytes);
            (_id, _rawCount, _addressCount) = (null, -1, -1);
            RowCount++;
            return true;
        }

        return false;
    }

    /// <summary>Refuses a file of which lines were read and not one of them is a row: most likely it is no EMP-16 file at all.</summary>
    /// <exception cref="Emp16FormatException">So it is; the message tells what is wrong with the first line.</exception>
    public void ThrowIfAllDamaged()
    {
        if (RowCount == 0 && DamagedLineCount > 0)
            throw new Emp16FormatException($"'{_name}' is no EMP-16 file: none of its {DamagedLineCount} lines is a JSON object with id, latitude, longitude, h_raw and h; {_damagedLines[0]}.");
    }

    /// <summary>One of the row's ids as geocoded, in UTF-8; valid until the next <see cref="Read"/>.</summary>
    internal ReadOnlySpan<byte> RawIdUtf8(int index)
    {
        var (start, length) = _line.RawAddress[index];
        return _bytes.AsSpan(start, length);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();

    private bool ReadLine(out Span<byte> line, out bool tooLong)
    {
        try
        {
            return _lines.Read(out line, out tooLong);
        }
        catch (ReadLimitException e)
        {
            throw new Emp16FormatException($"'{_name}' is read no further than {RowCount} rows: {e.Message}", e);
        }
        catch (InvalidDataException e)
        {
            throw new Emp16FormatException($"'{_name}' ends too early, behind {RowCount} rows ({LineNumber} lines): {e.Message} Copy the file again, or use the rows before.", e);
        }
    }

    private void Note(DamagedLine damage)
    {
        if (_onDamagedLine == Emp16DamagedLinePolicy.Throw)
            throw new Emp16FormatException($"'{_name}', {damage}. Mend the line, or let damaged lines be skipped (OnDamagedLine).");
        DamagedLineCount++;
        if (_damagedLines.Count < Emp16ReaderOptions.MaxListedLines)
            _damagedLines.Add(damage);
    }

    private ReadOnlySpan<string> Materialize(IReadOnlyList<(int Start, int Length)> places, ref string[] ids, ref int count)
    {
        if (RowCount > 0 && count < 0)
        {
            count = places.Count;
            if (ids.Length < count)
                ids = new string[Math.Max(count, 2 * ids.Length)];
            for (var i = 0; i < count; i++)
                ids[i] = _ids.Get(_bytes.AsSpan(places[i].Start, places[i].Length));
        }

        return ids.AsSpan(0, Math.Max(count, 0));
    }
}
