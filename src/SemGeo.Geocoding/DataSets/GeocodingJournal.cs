using System.Text;
using System.Text.Json;
using SemGeo.Files;
using SemGeo.Geocoding.Emp16;
using SemGeo.Locations;
using SemGeo.Tables;

namespace SemGeo.Geocoding.DataSets;

/// <summary>
/// What was geocoded so far, in a file beside the result: a line that names the geocoder, then the rows in the EMP-16 form without <c>h</c>. A process may be killed at any
/// moment: rows whose checksum is not written (<see cref="ResumableJournal"/>) count as not written, and so do those that were altered since.
/// </summary>
internal sealed class GeocodingJournal : IDisposable
{
    private readonly string _path;
    private readonly ResumableJournal _journal;
    private readonly long _rowsStart;
    private Emp16Reader? _replay;
    private Emp16Writer? _writer;
    private long _rowsEnd;
    private long _rows;

    private GeocodingJournal(string path, ResumableJournal journal, byte[] header)
    {
        (_path, _journal) = (path, journal);
        _rowsStart = _rowsEnd = header.Length;
    }

    /// <summary>The journal.</summary>
    public string FilePath => _path;

    /// <summary>How many rows of an earlier run are geocoded again, since they were altered or come behind such.</summary>
    public long AlteredRows => _journal.AlteredRows;

    /// <summary>Opens the journal of a result, or begins one.</summary>
    public static GeocodingJournal Open(string path, GeocoderSource source, bool restart)
    {
        ResumableJournal journal;
        try
        {
            journal = ResumableJournal.Open(path, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new DataFileException(path, $"'{path}' cannot be opened: does another run write the same file? ({e.Message})", e);
        }

        try
        {
            if (restart)
                journal.Clear();
            return Begin(path, journal, source);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>The next row of an earlier run, valid until the next call; null when there is none left, and rows are appended from then on.</summary>
    public Emp16Reader? Replay()
    {
        _replay ??= new Emp16Reader(_path, Rows(), new Emp16ReaderOptions { OnDamagedLine = Emp16DamagedLinePolicy.Throw });
        try
        {
            if ((_journal.IsOfEarlierBuild || _rows < _journal.Rows) && _replay.Read() && _replay.IsLineEnded)
            {
                _rowsEnd = _rowsStart + _replay.Position;
                _rows++;
                return _replay;
            }
        }
        catch (DataFileException)
        {
            // What a crash of the machine left behind: the rows from here on are geocoded again.
        }

        _journal.Cut(_rows == 0 ? _rowsStart : _rowsEnd, _rows);
        _writer = new Emp16Writer(_journal.Stream);
        return null;
    }

    /// <summary>Appends rows, and hands them to the operating system before it returns.</summary>
    public void Append(ReadOnlySpan<CoordinateRow> rows, ReadOnlySpan<Address> addresses)
    {
        for (var i = 0; i < rows.Length; i++)
            _writer!.Write(rows[i].Id, rows[i].Coordinate, addresses[i].LocationIds);
        _writer!.Flush();
        _journal.EndStretch(_rows += rows.Length);
    }

    /// <summary>Reads all rows from the first; the journal stays open.</summary>
    public Emp16Reader ReadAll() => new(_path, Rows(), new Emp16ReaderOptions { OnDamagedLine = Emp16DamagedLinePolicy.Throw });

    /// <summary>Removes the journal, as its result is written.</summary>
    public void Delete() => _journal.Delete();

    public void Dispose() => _journal.Dispose();

    private static GeocodingJournal Begin(string path, ResumableJournal journal, GeocoderSource source)
    {
        var header = HeaderOf(source);
        var found = new byte[header.Length];
        var length = journal.Stream.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
        if (!found.AsSpan(0, length).SequenceEqual(header.AsSpan(0, length)) && !EmbeddedGazetteerVersions.Earlier.Select(version => source with { DataVersion = version })
            .Any(earlier => EmbeddedGazetteerVersions.CanReplace(earlier, source) && HeaderOf(earlier).AsSpan().SequenceEqual(found.AsSpan(0, length))))
        {
            throw new DataFileException(
                path, $"An interrupted run left '{path}', which was begun with another geocoder or other data than {source}: give the same geocoder to go on, or restart.");
        }

        if (length < header.Length)
        {
            journal.Clear();
            journal.Stream.Write(header);
        }

        return new GeocodingJournal(path, journal, header);
    }

    private static byte[] HeaderOf(GeocoderSource source) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { provider = source.Provider, data = source.DataVersion }) + "\n");

    private Stream Rows()
    {
        _journal.Stream.Position = _rowsStart;
        return _journal.Stream;
    }
}
