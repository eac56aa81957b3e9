using System.Text;
using System.Text.Json;
using SemGeo.Files;
using SemGeo.Pipelines.Output;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Scoring;

/// <summary>What a row of a file of predictions holds of its photo.</summary>
internal readonly record struct ScoredRecord(string Id, string ImagePath, string ImageError)
{
    // A row has some kilobytes.
    private const int MaxLineBytes = 16 << 20;

    /// <summary>The rows of a journal's sound part, each with the place behind it: null for one that is damaged. Of CSV the heading comes first.</summary>
    public static IEnumerable<(ScoredRecord? Record, long End)> ReadAll(ResumableJournal journal, bool isCsv)
    {
        if (!isCsv)
            return journal.Lines(MaxLineBytes).Select(line => (OfJson(line.Line), line.End));
        journal.Stream.Position = 0;
        return ReadCsv(journal.Stream, journal.SoundLength);
    }

    /// <summary>
    /// Reads a table as <see cref="CsvScoreWriter"/> writes it: the heading, then the rows. It ends before what does not end in a line break, or has another one than is
    /// written.
    /// </summary>
    /// <param name="file">The table, from its beginning; it stays open.</param>
    /// <param name="length">How much of it is read.</param>
    internal static IEnumerable<(ScoredRecord? Record, long End)> ReadCsv(Stream file, long length)
    {
        if (length == 0 || Guarded(() => DelimitedTable.Open("scores", file, Encoding.UTF8, ',', leaveOpen: true)) is not { } table)
            yield break;
        using var disposal = table;
        var (row, end) = ((ScoredRecord?)default(ScoredRecord), EndOf(table.ByteOffset, table.RawHeading));
        while (end < length && Guarded(() => table.Read() ? table : null) is not null)
        {
            if (table.ByteOffset != end)
                yield break;
            yield return (row, end);
            row = table.CellCount > CsvScoreWriter.ImageErrorField ? new(table.Text(0), table.Text(1), table.Text(CsvScoreWriter.ImageErrorField)) : null;
            end = EndOf(table.ByteOffset, table.RawRow);
        }

        if (end <= length)
            yield return (row, end);

        static long EndOf(long start, ReadOnlySpan<byte> record) => start + record.Length + CsvScoreWriter.LineEnd.Length;
    }

    private static DelimitedTable? Guarded(Func<DelimitedTable?> read)
    {
        try
        {
            return read();
        }
        catch (TableException)
        {
            return null; // From here on the photos are scored again.
        }
    }

    /// <summary>Reads a line of JSON Lines; null where it is damaged.</summary>
    public static ScoredRecord? OfJson(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            return new(root.GetProperty("id").GetString() ?? "", root.GetProperty("imagePath").GetString() ?? "", root.GetProperty("imageError").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
