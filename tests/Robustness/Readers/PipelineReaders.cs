using System.Text;
using SemGeo.ML.Collections;
using SemGeo.Pipelines.Configuration;
using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Pages;
using SemGeo.Pipelines.Scoring;
using SemGeo.Pipelines.Training;
using SemGeo.Reports.Training;
using SemGeo.Robustness.Formats;

namespace SemGeo.Robustness.Readers;

/// <summary>What the command line reads again that it wrote, and configurations.</summary>
internal static class PipelineReaders
{
    private const int Rows = (2 * PhotoScorer.StretchSize) + 40;

    // What configurations extend stands beside them.
    private static IEnumerable<SeedFile> Layers => Seeds.Names("configs", ".json").Select(name => new SeedFile(Path.GetFileName(name), Seeds.Bytes(name), null));

    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        new(() => new[] { "scores.csv", "scores.jsonl" }.Select(name => ScoreSeed($"frozen/scores/{name}", name)).Append(new Seed("saved by a spreadsheet", new SeedFile("scores.csv", Encoding.UTF8.GetBytes(SpreadsheetScores), CsvCells.Mutate))), () =>
        [
            Seed.Crafted("a found one", "scores.csv", () => Seeds.Bytes("crafted/scores-DF80FD2E.csv")),
        ])
        {
            Name = "scores",
            Refusals = [typeof(InvalidDataException)],
            Read = (folder, reading) =>
            {
                foreach (var photo in ScoreFile.Read(Directory.EnumerateFiles(folder).Single(), null))
                    reading.Add($"{photo}");
            },
        },
        new(() => Seeds.Names("frozen/concepts", ".csv", ".jsonl").Where(name => Path.GetFileName(name) is "concepts.csv" or "concepts.jsonl").Select(name => ScoreSeed(name, Path.GetFileName(name))), () =>
        [
            Seed.Crafted("a found one", "concepts.jsonl", () => Seeds.Bytes("crafted/conceptsjsonl-0326D42C.jsonl")),
        ])
        {
            Name = "concept-log",
            Refusals = [typeof(InvalidDataException)],
            Read = (folder, reading) =>
            {
                foreach (var concept in ScoreFile.ReadConcepts(Directory.EnumerateFiles(folder).Single()))
                    reading.Add($"{concept}");
            },
        },
        new(() => Seeds.Names("configs", ".json").Select(name => new Seed(name, [new("config.json", Seeds.Bytes(name), JsonTokens.Mutate), .. Layers])))
        {
            Name = "config",
            Refusals = [typeof(ConfigurationException)],
            Read = (folder, reading) =>
            {
                var configuration = ConfigurationSource.Read([Path.Combine(folder, "config.json")], []);
                configuration.ValidateTraining();
                reading.Add($"{configuration.Scheme} {configuration.Model.Training.Epochs}");
            },
        },
        new(() => [new Seed("a run's log", new SeedFile("training.jsonl", Seeds.Bytes("frozen/run-embeddings/training.jsonl"), JsonTokens.Mutate))])
        {
            Name = "training-log",
            Refusals = [typeof(InvalidDataException)],
            Read = (folder, reading) =>
            {
                var path = Path.Combine(folder, "training.jsonl");
                var curves = LearningCurveLog.Read(path);
                foreach (var span in curves.Spans)
                    reading.Add($"{span.Images} {string.Join(' ', span.HeadLosses)}");
                foreach (var validation in curves.Validations)
                    reading.Add($"{validation.Images} {validation.Loss} {string.Join(' ', validation.Heads.Select(head => head.Loss))} {validation.Predictors.Count}");
                if (reading.Lines.Count < File.ReadLines(path).Count(line => line.Length > 0))
                    reading.LeaveOut("A line is passed over.");
                LearningCurvePage.Write(TextWriter.Null, "run", curves);
            },
        },
        Journal("score-journal-csv", "scores.csv"),
        Journal("score-journal-jsonl", "scores.jsonl"),
        new(() => Journal(WriteConcepts, JsonTokens.Mutate))
        {
            Name = "concept-journal",
            Refusals = [typeof(IOException)],
            Sameness = Sameness.Prefix,
            Read = (folder, reading) =>
            {
                using var journal = ConceptJournal.Open(folder, Identity, restart: false);
                foreach (var photo in journal.Replay(Enumerable.Range(0, Explained).Select(i => $"photo {i}")))
                    reading.Add($"{photo.Id} {photo.ImagePath} {photo.Latitude} {photo.PredictedLatitude} {photo.Probability} {string.Join(' ', photo.Names)} {string.Join(' ', photo.Influences)} {string.Join(' ', photo.Sizes)} {photo.Error}");
                if (reading.Lines.Count < Explained)
                    reading.LeaveOut("Photos are explained again.");
            },
        },
    ];

    private const int Explained = 6;

    private const string SpreadsheetScores =
        "Id;ImagePath;Latitude;Longitude;PredictedLatitude;PredictedLongitude;PredictedCell;PredictedAddress;Probability;Region;RegionProbability;ErrorKm;ImageError\r\n" +
        "a;1.jpg;48,8;2,3;48,5;2,1;R1;Paris;0,75;Land;0,9;30,5;\r\nb;2.jpg;;;;;;;;;;;It is no image.\r\n";

    private static JournalIdentity Identity { get; } = new(new Dictionary<string, string> { ["model"] = "m" }, new([], []));

    private static Seed ScoreSeed(string path, string name) => new(path, new SeedFile(name, Seeds.Bytes(path), name.EndsWith(".csv", StringComparison.Ordinal) ? CsvCells.Mutate : JsonTokens.Mutate));

    // What a run that goes on ends with: rows that it scores again are the same, those that it takes over must be.
    private static ForeignReader Journal(string name, string output) => new(() => Journal(folder => Score(Path.Combine(folder, output), complete: false), output.EndsWith(".csv", StringComparison.Ordinal) ? CsvCells.Mutate : JsonTokens.Mutate))
    {
        Name = name,
        Refusals = [typeof(IOException)],
        Sameness = Sameness.Same,
        Read = (folder, reading) =>
        {
            var path = Path.Combine(folder, output);
            var resumed = Score(path, complete: true);
            foreach (var line in File.ReadLines(path))
                reading.Add(line);
            if (resumed < 2 * PhotoScorer.StretchSize)
                reading.LeaveOut("Photos are scored again.");
        },
    };

    private static IEnumerable<Seed> Journal(Action<string> write, SemGeo.Robustness.Mutations.Mutator mutator)
    {
        var files = Seeds.Made(write).ToArray();
        return [new Seed("a journal", [.. files.Select(file => new SeedFile(file.Name, file.Bytes, file.Name.EndsWith(".json", StringComparison.Ordinal) ? JsonTokens.Mutate : mutator))])];
    }

    private static long Score(string output, bool complete)
    {
        var isCsv = output.EndsWith(".csv", StringComparison.Ordinal);
        using var journal = ScoreJournal.Open(output, Identity, restart: false);
        var tally = new ScoreTally();
        var scoring = new ResumableScoring(new EvenScorer(), isCsv, (text, withHeader) => isCsv ? new CsvScoreWriter(text, withHeader: withHeader) : new JsonLinesScoreWriter(text));
        var photos = Enumerable.Range(0, complete ? Rows : 2 * PhotoScorer.StretchSize).Select(i => new Photo { Id = $"photo, {i}", ImagePath = $"{i}.jpg" });
        scoring.Run(journal, photos, tally, new Progress<ScoreTally>(), CancellationToken.None);
        if (complete)
            journal.Complete();
        return tally.Resumed;
    }

    private static void WriteConcepts(string folder)
    {
        using var journal = ConceptJournal.Open(folder, Identity, restart: false);
        _ = journal.Replay([]);
        for (var i = 0; i < Explained; i++)
            journal.Add(new ConceptPhoto { Id = $"photo {i}", ImagePath = $"{i}.jpg", Latitude = i, PredictedLatitude = -i, Probability = 0.5f, Names = ["sky", "road"], Influences = [1.5f, 0.25f], Sizes = [0.5f, 0.25f], Intersections = [0.5f, 0.125f] });
    }

    /// <summary>Gives every photo a place by its id.</summary>
    private sealed class EvenScorer : IPhotoScorer
    {
        public bool CanGoOnBehind(long photos) => true;

        public IEnumerable<ScoredPhoto[]> Score(IEnumerable<Photo> photos, long passed, CancellationToken cancellation) =>
            photos.Select(photo => new ScoredPhoto { Id = photo.Id, ImagePath = photo.ImagePath, PredictedLatitude = photo.Id.Length, PredictedLongitude = 7, PredictedCell = "R1", PredictedAddress = "Town, Land", Probability = 0.5f, Region = "Land", RegionProbability = 0.75f })
                .Chunk(PhotoScorer.StretchSize);
    }
}
