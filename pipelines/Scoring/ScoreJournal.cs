using System.Text;
using SemGeo.Files;

namespace SemGeo.Pipelines.Scoring;

/// <summary>
/// A file of answers that grows while photos are scored: "RESULT.partial", with what it is the result of in "RESULT.partial.json". When all photos are scored it becomes RESULT.
/// </summary>
/// <remarks>A run that was killed goes on after the last complete stretch of photos. What it has written is read again, and every row compared with its photo: none is lost, none is doubled.</remarks>
internal sealed class ScoreJournal : IDisposable
{
    private readonly string _output;
    private readonly FileStream _file;

    private ScoreJournal(string output, FileStream file) => (_output, _file) = (output, file);

    private static string PartialOf(string output) => output + ".partial";

    private static string IdentityOf(string output) => output + ".partial.json";

    /// <summary>The file, to read what is there and to go on writing.</summary>
    public Stream Stream => _file;

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
                AtomicFile.Write(told, path => File.WriteAllText(path, identity.ToJson()));
            }
            else if (Differences(partial, told, identity) is { Count: > 0 } differences)
            {
                throw new IOException($"'{partial}' was begun with another model or other options ({string.Join("; ", differences)}): score as before to go on, or give --restart to begin again.");
            }

            return new ScoreJournal(output, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The complete records of the file from its beginning, as text without the line end; each with the place behind it.</summary>
    /// <param name="hasQuotes">Whether line ends within quotes are part of a record (CSV).</param>
    public IEnumerable<(string Record, long End)> Records(bool hasQuotes)
    {
        _file.Position = 0;
        var (record, buffer, isQuoted, position) = (new List<byte>(), new byte[1 << 16], false, 0L);
        for (int count; (count = _file.Read(buffer)) > 0;)
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
    public void Truncate(long length)
    {
        _file.SetLength(length);
        _file.Position = length;
    }

    /// <summary>Makes the file the result. Nothing may be written afterwards.</summary>
    public void Complete()
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(PartialOf(_output), _output, overwrite: true);
        File.Delete(IdentityOf(_output));
    }

    /// <summary>Removes the file, where what it holds has become another one.</summary>
    public void Discard()
    {
        _file.Dispose();
        File.Delete(PartialOf(_output));
        File.Delete(IdentityOf(_output));
    }

    public void Dispose() => _file.Dispose();

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
