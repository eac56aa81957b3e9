using System.Text;
using SemGeo.Files;

namespace SemGeo.Tables;

/// <summary>
/// Reads any table that SemGeo takes, row by row: text with a heading line (CSV, TSV and the like) and Parquet, plain or compressed with gzip, bzip2 or
/// zstd. The first bytes
/// tell what a file is, not its name.
/// </summary>
/// <remarks>
/// Text is UTF-8, or UTF-16 by its byte order mark or by its zero bytes. Separators are commas, semicolons, tabs or bars, as the first lines or an Excel
/// line <c>sep=;</c> say; cells may be
/// quoted and hold separators and line breaks. Memory: one row, of Parquet a row group of the columns that are read. Not safe for several threads at once.
/// </remarks>
public abstract class TableReader : IDisposable
{
    private const int MostHeadingsShown = 10;
    private const int MostNamesShown = 4;
    private const int MostLettersShown = 60;

    private protected TableReader(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The headings, as they are written.</summary>
    public IReadOnlyList<string> Headings { get; private protected set; } = [];

    /// <summary>What separates the cells; null in Parquet.</summary>
    public abstract char? Separator { get; }

    /// <summary>The number of the row, from 1; 0 before the first one.</summary>
    public long RowNumber { get; private protected set; }

    /// <summary>The line that the row begins in, from 1; 0 in Parquet.</summary>
    public abstract long LineNumber { get; }

    /// <summary>The number of the row's cells, which may be another than that of the headings.</summary>
    public abstract int CellCount { get; }

    /// <summary>The row as it is, in UTF-8, without the line break at its end; a row of Parquet as CSV. Valid until the next row.</summary>
    public abstract ReadOnlySpan<byte> RawRow { get; }

    /// <summary>The heading line in the same way.</summary>
    public abstract ReadOnlySpan<byte> RawHeading { get; }

    /// <summary>Opens a table and reads its headings.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">What separates the cells; null for what the first lines tell.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="TableException">It is empty, or no table; the message says what it is.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TableReader Open(string path, char? separator = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no table '{path}'.", path);
        Stream? stream = null;
        try
        {
            stream = CompressedFile.OpenRead(path);
            var (start, whole) = HeadedStream.Peek(stream, FileContent.StartBytes);
            stream = whole;
            if (start.Length > 0 && start.AsSpan().IndexOfAnyExcept((byte)0) < 0)
                throw new TableException($"'{path}' is no table, its first {start.Length} bytes are all zero: it was never written, or a copy of it broke off; get the file again.");
            if (FileContent.WhyNoTable(FileContent.Of(start)) is { } reason)
                throw new TableException($"'{path}' is no table, it is {reason}.");
            if (FileContent.Of(start) == FileKind.Parquet)
            {
                stream.Dispose();
                return ParquetTable.Open(path);
            }

            return DelimitedTable.Open(path, stream, EncodingOf(start), separator);
        }
        catch (Exception e) when (e is InvalidDataException or ReadLimitException)
        {
            stream?.Dispose();
            throw new TableException($"The table '{path}' cannot be read: {e.Message}", e);
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="TableException">A quote never closes, a row is too long, or the data is cut short or damaged.</exception>
    public abstract bool Read();

    /// <summary>A cell in UTF-8; empty where the row is shorter. Valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Utf8(int column);

    /// <summary>A cell; empty where the row is shorter.</summary>
    public abstract string Text(int column);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Where the row is, for messages: "row 3 (line 5)".</summary>
    public string Place => LineNumber > 0 ? FormattableString.Invariant($"row {RowNumber} (line {LineNumber})") : FormattableString.Invariant($"row {RowNumber}");

    /// <summary>The index of a column that is named, or of the first known heading that the table has.</summary>
    /// <param name="column">What it is for.</param>
    /// <param name="named">The heading, whatever its case; null for the known ones.</param>
    /// <returns>-1 where no heading is named and none is known.</returns>
    /// <exception cref="TableException">The named one is absent, or there are two of one name.</exception>
    public int Find(TableColumn column, string? named)
    {
        foreach (var name in named is null ? TableHeadings.Of(column) : [named])
        {
            int[] found = [.. Enumerable.Range(0, Headings.Count).Where(i => Headings[i].AsSpan().Trim().Equals(name.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase))];
            if (found.Length > 1)
                throw new TableException($"The table '{Path}' has {found.Length} columns '{name}', and which one holds the {TableHeadings.Noun(column)} cannot be told: rename the others.");
            if (found.Length == 1)
                return found[0];
        }

        return named is null ? -1 : throw Lacks(column, named);
    }

    /// <summary>The error for a column that is not there.</summary>
    internal TableException Lacks(TableColumn column, string? named)
    {
        var names = named is null ? TableHeadings.Of(column) : [named];
        var known = string.Join(", ", names.Take(MostNamesShown).Select(name => $"'{name}'")) + (names.Count > MostNamesShown ? " and others" : "");
        return new($"The table '{Path}' has no column of {TableHeadings.Noun(column)} ({known}); its heading line has {DescribeHeadings()}. Name the column.") { Lacking = column };
    }

    /// <summary>At most ten headings, and how many there are.</summary>
    internal string DescribeHeadings() =>
        string.Join(", ", Headings.Take(MostHeadingsShown).Select(name => $"'{Shown(name)}'")) + (Headings.Count > MostHeadingsShown ? $" and {Headings.Count - MostHeadingsShown} more, {Headings.Count} in all" : "");

    private static string Shown(string name)
    {
        var shown = name.Length > MostLettersShown ? name[..MostLettersShown] + "..." : name;
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
    }

    /// <summary>Closes what the reader holds.</summary>
    private protected abstract void Dispose(bool disposing);

    // Excel's "Unicode text" has a mark; other programs' UTF-16 may have none, but every second byte of its heading is zero.
    private static Encoding? EncodingOf(ReadOnlySpan<byte> start)
    {
        const int Least = 8;
        if (start.Length < Least || start[0] >= 0xEF)
            return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
            (even, odd) = (even + (start[i] == 0 ? 1 : 0), odd + (start[i + 1] == 0 ? 1 : 0));
        var most = start.Length / 4;
        return even > most && odd == 0 ? Encoding.BigEndianUnicode : odd > most && even == 0 ? Encoding.Unicode : null;
    }
}
