namespace SemGeo.Files;

/// <summary>
/// A file that grows while work goes on, locked by who writes it, with checksums of its stretches beside it (<see cref="StretchSums"/>): a run that was ended,
/// however, goes on behind the last stretch that fits. What the lines mean is the owner's.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item><see cref="Open"/> locks the file; <see cref="Clear"/> forgets what an earlier run has left.</item>
/// <item>What is sound, up to <see cref="SoundLength"/>, is read; <see cref="Cut"/> drops what does not count. Nothing is changed before.</item>
/// <item>Rows are written to <see cref="Stream"/>; <see cref="EndStretch"/> makes them count.</item>
/// <item><see cref="Complete"/> makes the file the result, or <see cref="Delete"/> removes it; <see cref="Dispose"/> leaves it for the next run.</item>
/// </list>
/// Not for several threads at once.
/// </remarks>
internal sealed class ResumableJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private readonly bool _toDisk;
    private StretchSums? _sums;

    private ResumableJournal(FileStream file, string path, bool toDisk) => (_file, _path, _toDisk) = (file, path, toDisk);

    /// <summary>The file, to read what is there and to go on writing.</summary>
    public Stream Stream => _file;

    /// <summary>Whether the file has rows and no checksums: an earlier build has written it.</summary>
    public bool IsOfEarlierBuild => Sums.IsOfEarlierBuild;

    /// <summary>How many rows the stretches have that were altered, or come behind one that was.</summary>
    public long AlteredRows => Sums.AlteredRows;

    /// <summary>The rows before those.</summary>
    public long RowsBeforeAltered => Sums.RowsBeforeAltered;

    /// <summary>The rows of all stretches that fit.</summary>
    public long Rows => Sums.Rows;

    /// <summary>The bytes that may be read: up to the end of the last stretch that fits, or all of an earlier build's.</summary>
    public long SoundLength => Sums.IsOfEarlierBuild ? _file.Length : Sums.End;

    private StretchSums Sums => _sums ??= StretchSums.Open(_file, _toDisk);

    /// <summary>Opens and locks what an earlier run has left, or begins.</summary>
    /// <param name="path">The file.</param>
    /// <param name="share">What others may do meanwhile.</param>
    /// <param name="toDisk">Whether a stretch is to be on the disk before <see cref="EndStretch"/> returns, and not only with the operating system.</param>
    /// <exception cref="IOException">It is no regular file, or another run is at it.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written to.</exception>
    public static ResumableJournal Open(string path, FileShare share = FileShare.Read, bool toDisk = false)
    {
        RegularFile.Require(path);
        return new ResumableJournal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share), path, toDisk);
    }

    /// <summary>Forgets all that an earlier run has left.</summary>
    public void Clear()
    {
        _sums?.Dispose();
        _file.SetLength(0);
        _file.Position = 0;
        StretchSums.Delete(_path);
        _sums = StretchSums.Open(_file, _toDisk);
    }

    /// <summary>Whether a stretch ends at a place, with so many rows up to there.</summary>
    public bool IsEnd(long end, long rows) => Sums.IsEnd(end, rows);

    /// <summary>The complete lines of what is sound, without their ends, each with the place behind it. They end before one that is longer than allowed.</summary>
    /// <param name="maxLineBytes">The bytes of a line at most.</param>
    public IEnumerable<(ReadOnlyMemory<byte> Line, long End)> Lines(int maxLineBytes)
    {
        var sound = SoundLength;
        _file.Position = 0;
        var lines = new Utf8LineReader(_file, maxLineBytes);
        while (TryRead(out var line))
            yield return (line, lines.Position);

        bool TryRead(out byte[] line)
        {
            var found = lines.Read(out var text, out var isTooLong) && !isTooLong && lines.IsLineEnded && lines.Position <= sound;
            line = found ? text.ToArray() : [];
            return found;
        }
    }

    /// <summary>Cuts the file, to be written on from there.</summary>
    /// <param name="end">The bytes that stay; what lies before is one stretch where it is not the end of one.</param>
    /// <param name="rows">The rows in them.</param>
    public void Cut(long end, long rows) => Sums.Cut(end, rows);

    /// <summary>Ends a stretch: what was written up to here counts for a run that goes on.</summary>
    /// <param name="rows">The rows in the file.</param>
    public void EndStretch(long rows) => Sums.Add(rows);

    /// <summary>Makes the file the result. Nothing may be written afterwards.</summary>
    /// <param name="target">What it becomes; a file of that name is replaced.</param>
    public void Complete(string target)
    {
        _file.Flush(flushToDisk: true);
        Dispose();
        File.Move(_path, target, overwrite: true);
        StretchSums.Delete(_path);
    }

    /// <summary>Removes the file, where what it holds has become another one.</summary>
    public void Delete()
    {
        Dispose();
        File.Delete(_path);
        StretchSums.Delete(_path);
    }

    /// <summary>Closes the file, which stays.</summary>
    public void Dispose()
    {
        _sums?.Dispose();
        _file.Dispose();
    }
}
