using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Scoring;

/// <summary>Explained photos as they come, a JSON object a line, kept in the output folder until the tables are written: a run that was ended goes on from them.</summary>
internal sealed class ConceptJournal : IDisposable
{
    private const string FileName = "explained.jsonl";

    // A photo has some kilobytes.
    private const int MaxLineBytes = 16 << 20;

    private static readonly JsonSerializerOptions Numbers = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly ScoreJournal _journal;
    private long _rows;

    private ConceptJournal(ScoreJournal journal) => _journal = journal;

    /// <summary>What of the earlier run is explained again since it was altered, a sentence; null for nothing.</summary>
    public string? Notice => _journal.Notice;

    /// <summary>Opens what an earlier run has left, or begins.</summary>
    /// <param name="folder">The output folder.</param>
    /// <param name="identity">All that influences depend on but the photos.</param>
    /// <param name="restart">Whether to begin even so.</param>
    /// <exception cref="IOException">Another run has begun it or is at it, or the folder cannot be written to.</exception>
    public static ConceptJournal Open(string folder, JournalIdentity identity, bool restart) => new(ScoreJournal.Open(Path.Combine(folder, FileName), identity, restart));

    /// <summary>The photos that an earlier run has explained, as far as they are complete; writing goes on behind them.</summary>
    /// <param name="ids">The ids of all photos, in their order.</param>
    /// <exception cref="IOException">The photos are others than it began with.</exception>
    public List<ConceptPhoto> Replay(IEnumerable<string> ids)
    {
        var (photos, end) = (new List<ConceptPhoto>(), 0L);
        using var all = ids.GetEnumerator();
        foreach (var (record, behind) in _journal.Rows.Lines(MaxLineBytes))
        {
            if (Parse(record.Span) is not { } photo)
                break;
            if (!all.MoveNext() || all.Current != photo.Id)
                throw new IOException($"The earlier run cannot go on, since the photos are others than it began with: photo {photos.Count + 1} was '{photo.Id}'. Give the same photos, or --restart to begin again.");
            photos.Add(photo);
            end = behind;
        }

        _journal.Rows.Cut(end, photos.Count);
        _rows = photos.Count;
        return photos;
    }

    /// <summary>Keeps a photo.</summary>
    public void Add(ConceptPhoto photo)
    {
        _journal.Rows.Stream.Write(JsonSerializer.SerializeToUtf8Bytes(photo, Numbers));
        _journal.Rows.Stream.WriteByte((byte)'\n');
        _journal.Rows.EndStretch(++_rows);
    }

    /// <summary>Removes the file: all that it holds is written elsewhere.</summary>
    public void Discard() => _journal.Discard();

    public void Dispose() => _journal.Dispose();

    private static ConceptPhoto? Parse(ReadOnlySpan<byte> record)
    {
        try
        {
            return JsonSerializer.Deserialize<ConceptPhoto>(record, Numbers);
        }
        catch (JsonException)
        {
            return null; // A line that was cut short by the end of the run.
        }
    }
}
