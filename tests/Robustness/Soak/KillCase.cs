using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SemGeo.Robustness.Readers;

namespace SemGeo.Robustness.Soak;

/// <summary>A verb of semgeo on tiny data: how it is run, what it has done so far, and what it ends with.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Arguments">The arguments; the folder is the run's own.</param>
/// <param name="HasProgress">Whether what a run has left behind in the folder keeps work that a further one need not do again.</param>
/// <param name="Outcome">The outcome in the folder, as text; the same for the same outcome.</param>
internal sealed record KillCase(string Name, Func<string, string[]> Arguments, Func<string, bool> HasProgress, Func<string, string> Outcome)
{
    private const int ScoredPhotos = 2500, FewPhotos = 200, PackedPhotos = 1500, Coordinates = 200_000;

    /// <summary>Whether to write a folder's own input before its first run.</summary>
    public Action<string> Prepare { get; init; } = _ => { };

    /// <summary>All of them: score, pack, geocode, train and concepts.</summary>
    public static IReadOnlyList<KillCase> All { get; } =
    [
        Score("score-csv", "scores.csv", ScoredPhotos),
        Score("score-few", "scores.jsonl", FewPhotos),
        new("pack", folder => ["pack", "-d", In(folder, "photos.csv"), "-o", In(folder, "shards"), "--shard-photos", "20", "--short-side", "40"],
            folder => Lines(In(folder, "shards", "shards.jsonl")) > 1, folder => Files(In(folder, "shards"))) { Prepare = folder => WritePhotos(folder, PackedPhotos) },
        new("geocode", folder => ["geocode", "-d", In(folder, "coordinates.csv"), "-o", In(folder, "geocoded.jsonl")],
            folder => Lines(In(folder, "geocoded.jsonl.geocoding")) > 1, folder => Files(folder, "coordinates.csv")) { Prepare = WriteCoordinates },
        new("train-embeddings", TrainOnEmbeddings, folder => Directory.Exists(In(folder, "run")) && Directory.EnumerateDirectories(In(folder, "run"), "checkpoint-*").Any(path => !path.EndsWith(".tmp", StringComparison.Ordinal)), folder => Entries(In(folder, "model.zip"))),
        new("train-photos", TrainOnPhotos, folder => Directory.Exists(In(folder, "run")) && Directory.EnumerateDirectories(In(folder, "run"), "checkpoint-*").Any(path => !path.EndsWith(".tmp", StringComparison.Ordinal)), folder => Entries(In(folder, "model.zip"))),
        new("concepts", folder =>
        [
            "concepts", "-m", Model, "-d", Frozen("earth", "train.csv"), "--images", Frozen("earth"), "--masks", Frozen("earth", "masks"), "-o", In(folder, "concepts"),
            "-s", "concepts:explanation:steps=2", "-s", "concepts:explanation:samples=2", "--min-count", "1", "--format", "jsonl",
        ],
            folder => Lines(In(folder, "concepts", "explained.jsonl.partial")) > 0, folder => Files(In(folder, "concepts"))),
    ];

    private static string Model => Frozen("models", "image.zip");

    private static KillCase Score(string name, string output, int photos) => new(
        name, folder => ["score", "-m", Model, "-d", In(folder, "photos.csv"), "-o", In(folder, output), "--crops", "Center", "--threads", "1"],
        folder => Lines(In(folder, output + ".partial")) > 1, folder => Files(folder, "photos.csv"))
    { Prepare = folder => WritePhotos(folder, photos) };

    private static string[] TrainOnEmbeddings(string folder) =>
    [
        "train", "-d", Frozen("embeddings.csv"), "--validation", Frozen("held-embeddings.csv"), "-o", In(folder, "model.zip"), "--checkpoints", In(folder, "run"), "--resume",
        "-s", "model:embeddingColumnName=Embedding", "-s", "model:threads=1", "-s", "partitioning:minImages=2", "-s", "partitioning:thresholds=3,8", "-s", "model:input:batchSize=8",
        "-s", "model:input:shuffleBuffer=16", "-s", "model:training:averageDecay=0.99", "-s", "model:training:learningRate=0.3", "-s", "model:training:epochs=60",
        "-s", "model:training:checkpoints:everyImages=8",
    ];

    private static string[] TrainOnPhotos(string folder) =>
    [
        "train", "-d", Frozen("shards"), "-o", In(folder, "model.zip"), "--from", Model, "--checkpoints", In(folder, "run"), "--resume",
        "-s", "model:backbone=mobilenet_v3_small", "-s", "model:threads=1", "-s", "partitioning:minImages=2", "-s", "partitioning:thresholds=3,8",
        "-s", "model:validationFraction=0", "-s", "model:input:inputSize=32", "-s", "model:input:resizeShortSide=36", "-s", "model:input:batchSize=8", "-s", "model:training:epochs=6",
        "-s", "model:training:checkpoints:everyImages=8",
    ];

    private static string Frozen(params string[] names) => Path.Combine([Seeds.Folder, "frozen", .. names]);

    private static string In(string folder, params string[] names) => Path.Combine([folder, .. names]);

    private static void WritePhotos(string folder, int rows)
    {
        var photos = Directory.GetFiles(Frozen("earth", "photos")).Order(StringComparer.Ordinal).ToArray();
        var text = new StringBuilder("Id,ImagePath\n");
        for (var i = 0; i < rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{(i % 7 == 3 ? $"\"a, \"\"b\"\" {i}\"" : $"row {i}")},{(i == 50 ? "absent.jpg" : photos[i % photos.Length])}\n");
        File.WriteAllText(In(folder, "photos.csv"), text.ToString());
    }

    private static void WriteCoordinates(string folder)
    {
        var dice = new Mutations.Dice("coordinates");
        var text = new StringBuilder("Id,Latitude,Longitude\n");
        for (var i = 0; i < Coordinates; i++)
            text.Append(CultureInfo.InvariantCulture, $"photo {i},{dice.Between(-900_000, 900_000) / 10_000.0},{dice.Between(-1_800_000, 1_800_000) / 10_000.0}\n");
        File.WriteAllText(In(folder, "coordinates.csv"), text.ToString());
    }

    private static int Lines(string path) => File.Exists(path) ? File.ReadLines(path).Count() : 0;

    private static string Files(string folder, params string[] without) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(path => !without.Contains(Path.GetFileName(path))).Order(StringComparer.Ordinal).Select(path => $"{Path.GetRelativePath(folder, path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"));

    // The archive has the time of writing in it.
    private static string Entries(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        return string.Join('\n', archive.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
        {
            using var stream = entry.Open();
            return $"{entry.FullName} {Convert.ToHexString(SHA256.HashData(stream))}";
        }));
    }
}
