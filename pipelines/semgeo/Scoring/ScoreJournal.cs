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

    private ScoreJournal(string output, ResumableJournal rows) => (_output, Rows) = (output, rows);

    private static string PartialOf(string output) => output + ".partial";

    private static string IdentityOf(string output) => output + ".partial.json";

    /// <summary>The file, to read what is there and to go on writing.</summary>
    public ResumableJournal Rows { get; }

    /// <summary>Which rows are computed again since they were altered, or come behind such: a sentence; null for none.</summary>
    public string? Notice => Rows.AlteredRows == 0
        ? null : $"'{PartialOf(_output)}' was altered behind row {Rows.RowsBeforeAltered}: {Rows.AlteredRows} rows of the earlier run are computed again.";

    /// <summary>Opens what an earlier run has left, or begins.</summary>
    /// <param name="output">The file that it will be.</param>
    /// <param name="identity">All that the predictions depend on but the photos.</param>
    /// <param name="restart">Whether to begin even so.</param>
    /// <exception cref="IOException">Another run has begun it or is at it, or the folder cannot be written to.</exception>
    public static ScoreJournal Open(string output, JournalIdentity identity, bool restart)
    {
        if (Directory.Exists(output))
            throw new IOException($"'{output}' could not be written: it is a folder.");
        var (partial, begunWith) = (PartialOf(output), IdentityOf(output));
        ResumableJournal rows;
        try
        {
            rows = ResumableJournal.Open(partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"'{output}' could not be written (another run may be at it): {e.Message}", e);
        }

        try
        {
            if (restart || rows.Stream.Length == 0 || !File.Exists(begunWith))
            {
                rows.Clear();
                AtomicFile.Write(begunWith, path => File.WriteAllText(path, identity.ToJson()));
            }
            else if (Differences(partial, begunWith, identity) is { Count: > 0 } differences)
            {
                throw new IOException($"'{partial}' was begun with another model or other options ({string.Join("; ", differences)}): score as before to go on, or give --restart to begin again.");
            }

            return new ScoreJournal(output, rows);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    /// <summary>Makes the file the result. Nothing may be written afterwards.</summary>
    public void Complete()
    {
        Rows.Complete(_output);
        File.Delete(IdentityOf(_output));
    }

    /// <summary>Removes the file, where what it holds has become another one.</summary>
    public void Discard()
    {
        Rows.Delete();
        File.Delete(IdentityOf(_output));
    }

    public void Dispose() => Rows.Dispose();

    private static IReadOnlyList<string> Differences(string partial, string begunWith, JournalIdentity identity)
    {
        try
        {
            return identity.Differences(File.ReadAllText(begunWith));
        }
        catch (InvalidDataException e)
        {
            throw new IOException($"'{begunWith}', which says what '{partial}' was begun with, is damaged: {e.Message} Give --restart to begin again.", e);
        }
    }
}
