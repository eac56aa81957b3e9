using System.Text;
using SemGeo.ML.Collections;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Scoring;

/// <summary>Writes answers row by row into a <see cref="ScoreJournal"/>, and goes on where an earlier run was ended.</summary>
internal sealed class ResumableScoring(IPhotoScorer scorer, bool isCsv, Func<TextWriter, bool, IScoreWriter> createWriter)
{
    /// <summary>Scores all photos that have no row yet.</summary>
    /// <param name="journal">The file.</param>
    /// <param name="photos">All photos, in an order that is the same in every run.</param>
    /// <param name="tally">Counts them.</param>
    /// <param name="progress">Hears of every part.</param>
    /// <param name="cancellation">Stops; the same call goes on later.</param>
    /// <exception cref="IOException">The rows that are there are of other photos, or the disk refuses.</exception>
    public void Run(ScoreJournal journal, IEnumerable<Photo> photos, ScoreTally tally, IProgress<ScoreTally> progress, CancellationToken cancellation)
    {
        using var rest = photos.GetEnumerator();
        var end = Replay(journal, rest, tally, cancellation);
        journal.Rows.Cut(end, tally.Rows);
        tally.Resumed = tally.Rows;
        using var text = new StreamWriter(journal.Rows.Stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true);
        using var writer = createWriter(text, end == 0);
        foreach (var part in scorer.Score(Rest(rest), tally.Resumed, cancellation))
        {
            foreach (var photo in part)
            {
                writer.Write(photo);
                tally.Add(photo.Id, photo.ImagePath, photo.ImageError);
            }

            text.Flush();
            journal.Rows.EndStretch(tally.Rows);
            progress.Report(tally);
        }
    }

    /// <summary>Passes over the photos of all complete stretches; returns where the last one ends in the file.</summary>
    private long Replay(ScoreJournal journal, IEnumerator<Photo> photos, ScoreTally tally, CancellationToken cancellation)
    {
        // Rows count when those that were scored together are complete.
        var (end, stretch, isHeading) = (0L, new List<ScoredRecord>(), isCsv);
        foreach (var (row, behind) in ScoredRecord.ReadAll(journal.Rows, isCsv))
        {
            if (isHeading)
            {
                (end, isHeading) = (journal.Rows.IsOfEarlierBuild ? behind : 0, false);
                continue;
            }

            if (row is not { } record)
                break;
            stretch.Add(record);
            if (!IsEnd(journal, behind, tally.Rows + stretch.Count))
                continue;
            cancellation.ThrowIfCancellationRequested();
            foreach (var complete in stretch)
                Match(complete, photos, tally);
            end = behind;
            stretch.Clear();
        }

        return end;
    }

    private bool IsEnd(ScoreJournal journal, long place, long rows) =>
        journal.Rows.IsOfEarlierBuild ? rows % PhotoScorer.StretchSize == 0 : journal.Rows.IsEnd(place, rows) && scorer.CanGoOnBehind(rows);

    private static void Match(ScoredRecord row, IEnumerator<Photo> photos, ScoreTally tally)
    {
        if (!photos.MoveNext())
            throw Changed($"they end after {tally.Rows} photos, where the earlier run had more");
        if (photos.Current.Id != row.Id || photos.Current.ImagePath != row.ImagePath)
            throw Changed($"photo {tally.Rows + 1} is '{photos.Current.Id}' ({photos.Current.ImagePath}), and was '{row.Id}' ({row.ImagePath})");
        tally.Add(row.Id, row.ImagePath, row.ImageError);
    }

    private static IOException Changed(string how) => new($"The earlier run cannot go on, since the photos are others than it began with: {how}. Give the same photos, or --restart to begin again.");

    private static IEnumerable<Photo> Rest(IEnumerator<Photo> photos)
    {
        while (photos.MoveNext())
            yield return photos.Current;
    }
}
