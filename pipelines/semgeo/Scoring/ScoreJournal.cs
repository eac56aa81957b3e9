using System.Text;
using SemGeo.Files;

namespace SemGeo.Pipelines.Scoring;

/// <summary>
/// A file of answers that grows while photos are scored: "RESULT.partial", with what it is the result of in "RESULT.partial.json" and checksums in "RESULT.partial.sums". When all photos are
/// scored it becomes RESULT.
/// </summary>
/// <remarks>
/// A run that was killed goes on after the last complete stretch of photos. What it has written is read again, and every row compared with its photo: none is lost, none is doubled. What was
/// altered since is scored again.
/// </remarks>
internal sealed class ScoreJournal : IDisposable
{
    private readonly string _output;
    private readonly FileStream _file;
    private readonly StretchSums _sums;

    private ScoreJournal(string output, FileStream file, StretchSums sums) => (_output, _file, _sums) = (output, file, sums);

    private static string PartialOf(string output) => output + ".partial";

    private static string IdentityOf(string output) => output + ".partial.json";

    /// <summary>The file, to read what is there and to go on writing.</summary>
    public Stream Stream => _file;

    /// <summary>Whether an earlier build has begun it, which kept no checksums.</summary>
    public bool IsOfEarlierBuild => _sums.IsOfEarlierBuild;

    /// <summary>Which rows are computed again since they were altered, or come behind such: a sentence; null for none.</summary>
    public string? Notice => _sums.AlteredRows == 0
        ? null : $"'{PartialOf(_output)}' was altered behind row {_sums.RowsBeforeAltered}: {_sums.AlteredRows} rows of the earlier run are computed again.";

    /// <summary>Opens what an earlier run has left, or begins.</summary>
    /// <param name="output">The file that it will be.</param>
    /// <param name="identity">All that the answers depend on but the photos.</param>
    /// <param name="restart">Whether to begin even so.</param>
    /// <exception cref="IOException">Another run has begun it or is at it, or the folder cannot be written to.</exception>
    public static ScoreJournal Open(string output, JournalIdentity identity, bool restart)
    {
        if (Directory.Exists(output))
            throw new IOException($"'{output}' could not be written: it is a folder.");
        var (partial, told) = (PartialOf(output), IdentityOf(output));
        FileStream file;
        try
        {
            RegularFile.Require(partial);
            file = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{output}' could not be written (another run may be at it): {e.Message}", e);
        }

        try
        {
            if (restart || file.Length == 0 || !File.Exists(told))
            {
                file.SetLength(0);
                StretchSums.Delete(partial);
                AtomicFile.Write(told, path => File.WriteAllText(path, identity.ToJson()));
            }
            else if (Differences(partial, told, identity) is { Count: > 0 } differences)
            {
                throw new IOException($"'{partial}' was begun with another model or other options ({string.Join("; ", differences)}): score as before to go on, or give --restart to begin again.");
            }

            return new ScoreJournal(output, file, StretchSums.Open(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whether a stretch ends at a place, with so many rows up to there.</summary>
    public bool IsEnd(long end, long rows) => _sums.IsEnd(end, rows);

    /// <summary>The complete records of the file's sound stretches from its beginning, as text without the line end; each with the place behind it.</summary>
    /// <param name="hasQuotes">Whether line ends within quotes are part of a record (CSV).</param>
    public IEnumerable<(string Record, long End)> Records(bool hasQuotes)
    {
        _file.Position = 0;
        var (record, buffer, isQuoted, position) = (new List<byte>(), new byte[1 << 16], false, 0L);
        var sound = IsOfEarlierBuild ? _file.Length : _sums.End;
        for (int count; (count = _file.Read(buffer, 0, (int)Math.Min(buffer.Length, sound - position))) > 0;)
        {
            for (var i = 0; i < count; i++)
            {
                position++;
                isQuoted ^= hasQuotes && buffer[i] == '"';
                if (buffer[i] != '\n' || isQuoted)
                {
                    record.Add(buffer[i]);
                    continue;
                }

                yield return (Encoding.UTF8.GetString([.. record]).TrimEnd('\r'), position);
                record.Clear();
            }
        }
    }

    /// <summary>Cuts the file, to be written on from there.</summary>
    /// <param name="length">The bytes that stay.</param>
    /// <param name="rows">The rows in them.</param>
    public void Truncate(long length, long rows) => _sums.Cut(length, rows);

    /// <summary>Ends a stretch: what was written up to here counts for a run that goes on.</summary>
    /// <param name="rows">The rows in the file.</param>
    public void EndStretch(long rows) => _sums.Add(rows);

    /// <summary>Makes the file the result. Nothing may be written afterwards.</summary>
    public void Complete()
    {
        _file.Flush(flushToDisk: true);
        Dispose();
        File.Move(PartialOf(_output), _output, overwrite: true);
        StretchSums.Delete(PartialOf(_output));
        File.Delete(IdentityOf(_output));
    }

    /// <summary>Removes the file, where what it holds has become another one.</summary>
    public void Discard()
    {
        Dispose();
        File.Delete(PartialOf(_output));
        StretchSums.Delete(PartialOf(_output));
        File.Delete(IdentityOf(_output));
    }

    public void Dispose()
    {
        _sums.Dispose();
        _file.Dispose();
    }

    private static IReadOnlyList<string> Differences(string partial, string told, JournalIdentity identity)
    {
        try
        {
            return identity.Differences(File.ReadAllText(told));
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"'{told}', which says what '{partial}' was begun with, is damaged: {e.Message} Give --restart to begin again.", e);
        }
    }
}
