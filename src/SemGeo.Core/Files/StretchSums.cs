using System.Buffers.Binary;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SemGeo.Files;

/// <summary>
/// Checksums of a journal's stretches, in "JOURNAL.sums" beside it: what a run that goes on takes from the journal is what an earlier one has written. A line a stretch: where it ends, the rows
/// up to there, and a hash of its bytes, of these numbers and of the hash before it.
/// </summary>
/// <remarks>
/// A stretch counts once its line is written; what lies behind the last one that fits is to be cut off and computed again. A journal of an earlier build has no such file, and is taken as it is.
/// Not for several threads at once.
/// </remarks>
internal sealed class StretchSums : IDisposable
{
    private const string Suffix = ".sums";
    private const int HashBytes = 32;

    private static readonly byte[] Heading = Encoding.ASCII.GetBytes("semgeo sums 1\n");

    private readonly FileStream _journal;
    private readonly List<Line> _lines = [];
    private readonly bool _toDisk;
    private FileStream? _file;

    private StretchSums(FileStream journal, bool toDisk) => (_journal, _toDisk) = (journal, toDisk);

    /// <summary>Whether the journal has rows and no checksums: an earlier build has written it.</summary>
    public bool IsOfEarlierBuild { get; private set; }

    /// <summary>How many rows the stretches have that were altered, or come behind one that was.</summary>
    public long AlteredRows { get; private set; }

    /// <summary>The rows before those.</summary>
    public long RowsBeforeAltered { get; private set; }

    /// <summary>Where the last stretch that fits ends in the journal.</summary>
    public long End => _lines.Count == 0 ? 0 : _lines[^1].End;

    /// <summary>The rows up to there.</summary>
    public long Rows => _lines.Count == 0 ? 0 : _lines[^1].Rows;

    /// <summary>Reads the checksums of a journal and compares them with it. Nothing is changed before <see cref="Cut"/>, which comes before <see cref="Add"/>.</summary>
    /// <param name="journal">The journal, open to read and write and locked; its position changes.</param>
    /// <param name="toDisk">Whether a line is to be on the disk, and not only with the operating system, before <see cref="Add"/> returns.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static StretchSums Open(FileStream journal, bool toDisk = false)
    {
        var sums = new StretchSums(journal, toDisk);
        if (File.Exists(PathOf(journal)))
            sums.Compare(ReadLines(PathOf(journal)));
        else
            sums.IsOfEarlierBuild = journal.Length > 0;
        return sums;
    }

    /// <summary>Removes the checksums of a journal, where there are any.</summary>
    public static void Delete(string journal) => File.Delete(journal + Suffix);

    /// <summary>Whether a stretch ends at a place, with so many rows up to there.</summary>
    public bool IsEnd(long end, long rows)
    {
        var index = _lines.BinarySearch(new Line(end, rows, []), Comparer<Line>.Create((a, b) => a.End.CompareTo(b.End)));
        return index >= 0 && _lines[index].Rows == rows;
    }

    /// <summary>Cuts the journal and its checksums, to be written on from there.</summary>
    /// <param name="end">Where to; what lies before is one stretch where it is not the end of one.</param>
    /// <param name="rows">The rows up to there.</param>
    public void Cut(long end, long rows)
    {
        if (end == 0 || IsEnd(end, rows))
        {
            _lines.RemoveAll(line => line.End > end);
        }
        else
        {
            _lines.Clear();
            _lines.Add(new Line(end, rows, HashOf([], 0, end, rows)));
        }

        Rewrite();
        _journal.SetLength(end);
        _journal.Position = end;
    }

    /// <summary>Ends a stretch at the journal's position, and hands it and its checksum to the operating system.</summary>
    /// <param name="rows">The rows up to there.</param>
    public void Add(long rows)
    {
        _journal.Flush(_toDisk);
        var end = _journal.Position;
        var line = new Line(end, rows, HashOf(_lines.Count == 0 ? [] : _lines[^1].Hash, End, end, rows));
        _lines.Add(line);
        _file!.Write(line.ToBytes());
        _file.Flush(_toDisk);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    private static string PathOf(FileStream journal) => journal.Name + Suffix;

    private void Compare(List<Line> written)
    {
        var length = _journal.Length;
        foreach (var line in written)
        {
            if (line.End <= End || line.Rows < Rows || line.End > length || !HashOf(_lines.Count == 0 ? [] : _lines[^1].Hash, End, line.End, line.Rows).AsSpan().SequenceEqual(line.Hash))
            {
                (RowsBeforeAltered, AlteredRows) = (Rows, Math.Max(0, written.Max(other => other.Rows) - Rows));
                break;
            }

            _lines.Add(line);
        }
    }

    private byte[] HashOf(ReadOnlySpan<byte> before, long start, long end, long rows)
    {
        const int PartBytes = 1 << 16;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> numbers = stackalloc byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, end);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[sizeof(long)..], rows);
        hash.AppendData(before);
        hash.AppendData(numbers);
        var part = new byte[Math.Min(PartBytes, end - start)];
        while (start < end)
        {
            // By the handle, so that who writes the journal keeps its place.
            var count = RandomAccess.Read(_journal.SafeFileHandle, part.AsSpan(0, (int)Math.Min(part.Length, end - start)), start);
            if (count == 0)
                throw new EndOfStreamException($"'{_journal.Name}' became shorter while it was read.");
            hash.AppendData(part, 0, count);
            start += count;
        }

        return hash.GetHashAndReset();
    }

    // What a kill has cut short, or what is damaged, ends the list.
    private static List<Line> ReadLines(string path)
    {
        var lines = new List<Line>();
        using var file = RegularFile.OpenRead(path);
        var heading = new byte[Heading.Length];
        if (file.ReadAtLeast(heading, heading.Length, throwOnEndOfStream: false) < heading.Length || !heading.AsSpan().SequenceEqual(Heading))
            return lines;
        var reader = new Utf8LineReader(file, maxLineBytes: 1 << 10);
        while (reader.Read(out var text, out var tooLong) && !tooLong && reader.IsLineEnded && Line.TryParse(text, out var line))
            lines.Add(line);
        return lines;
    }

    private void Rewrite()
    {
        _file?.Dispose();
        AtomicFile.Write(PathOf(_journal), path =>
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(Heading);
            foreach (var line in _lines)
                file.Write(line.ToBytes());
        });
        _file = new FileStream(PathOf(_journal), FileMode.Append, FileAccess.Write, FileShare.Read);
    }

    private readonly record struct Line(long End, long Rows, byte[] Hash)
    {
        public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{End} {Rows} {Convert.ToHexStringLower(Hash)}\n"));

        public static bool TryParse(ReadOnlySpan<byte> text, out Line line)
        {
            line = default;
            if (!Utf8Parser.TryParse(text, out long end, out var used) || used + 1 >= text.Length || text[used] != ' ')
                return false;
            text = text[(used + 1)..];
            var hash = new byte[HashBytes];
            if (!Utf8Parser.TryParse(text, out long rows, out used) || text.Length != used + 1 + 2 * HashBytes || text[used] != ' ' || end < 0 || rows < 0
                || Convert.FromHexString(text[(used + 1)..], hash, out _, out _) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            line = new Line(end, rows, hash);
            return true;
        }
    }
}
