using SemGeo.ML.Collections;
using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Scoring;
using SemGeo.Testing;

namespace SemGeo.Pipelines.Tests.Scoring;

[TestClass]
public sealed class ResumableScoringTests
{
    private const int Photos = 30;

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_small_run_that_was_ended_goes_on(bool isCsv)
    {
        using var folder = new TemporaryFolder();
        var whole = Whole(folder, isCsv);
        Assert.ThrowsExactly<InvalidTimeZoneException>(() => Run(folder["scores"], isCsv, new Scorer { FailBehind = 12 }));

        var (scorer, resumed, notice) = Run(folder["scores"], isCsv, new Scorer());

        Assert.AreEqual((10L, 20, null), (resumed, scorer.Scored, notice));
        Assert.AreEqual(whole, File.ReadAllText(folder["scores"]));
        Assert.IsEmpty(Directory.EnumerateFiles(folder.Path, "*.partial*"));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Altered_rows_are_scored_again_with_a_notice(bool isCsv)
    {
        using var folder = new TemporaryFolder();
        var whole = Whole(folder, isCsv);
        Assert.ThrowsExactly<InvalidTimeZoneException>(() => Run(folder["scores"], isCsv, new Scorer { FailBehind = 27 }));
        var partial = File.ReadAllText(folder["scores.partial"]);
        File.WriteAllText(folder["scores.partial"], partial.Replace("there 12", "where 12", StringComparison.Ordinal));

        var (scorer, resumed, notice) = Run(folder["scores"], isCsv, new Scorer());

        Assert.AreEqual((10L, 20), (resumed, scorer.Scored));
        Assert.Contains("was altered behind row 10: 15 rows of the earlier run are computed again", notice!);
        Assert.AreEqual(whole, File.ReadAllText(folder["scores"]));
    }

    [TestMethod]
    public void Rows_of_an_earlier_build_count_in_whole_stretches_as_they_did_there()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<InvalidTimeZoneException>(() => Run(folder["scores"], true, new Scorer { FailBehind = 12 }));
        File.Delete(folder["scores.partial.sums"]);
        Assert.AreEqual(0, Run(folder["scores"], true, new Scorer()).Resumed);
    }

    [TestMethod]
    public void A_scorer_that_cannot_go_on_there_begins_where_it_can()
    {
        using var folder = new TemporaryFolder();
        Assert.ThrowsExactly<InvalidTimeZoneException>(() => Run(folder["scores"], true, new Scorer { FailBehind = 27 }));
        Assert.AreEqual(20, Run(folder["scores"], true, new Scorer { Step = 10 }).Resumed);
    }

    private static string Whole(TemporaryFolder folder, bool isCsv)
    {
        Run(folder["whole"], isCsv, new Scorer());
        return File.ReadAllText(folder["whole"]);
    }

    private static (Scorer Scorer, long Resumed, string? Notice) Run(string output, bool isCsv, Scorer scorer)
    {
        var tally = new ScoreTally();
        using var journal = ScoreJournal.Open(output, new JournalIdentity(new Dictionary<string, string> { ["model"] = "m" }, new([], [])), restart: false);
        var photos = Enumerable.Range(0, Photos).Select(i => new Photo { Id = $"{i}", ImagePath = $"{i}.jpg" });
        new ResumableScoring(scorer, isCsv, (text, isNew) => isCsv ? new CsvScoreWriter(text, 0, isNew) : new JsonLinesScoreWriter(text)).Run(journal, photos, tally, new Progress<ScoreTally>(), default);
        journal.Complete();
        return (scorer, tally.Resumed, journal.Notice);
    }

    /// <summary>Scores five photos at a time.</summary>
    private sealed class Scorer : IPhotoScorer
    {
        public int FailBehind { get; init; } = int.MaxValue;

        public int Step { get; init; } = 1;

        public int Scored { get; private set; }

        public bool CanGoOnBehind(long photos) => photos % Step == 0;

        public IEnumerable<ScoredPhoto[]> Score(IEnumerable<Photo> photos, long passed, CancellationToken cancellation)
        {
            foreach (var part in photos.Chunk(5))
            {
                if (Scored + part.Length > FailBehind)
                    throw new InvalidTimeZoneException("killed");
                Scored += part.Length;
                yield return [.. part.Select(photo => new ScoredPhoto { Id = photo.Id, ImagePath = photo.ImagePath, PredictedAddress = $"there {photo.Id}" })];
            }
        }
    }
}
