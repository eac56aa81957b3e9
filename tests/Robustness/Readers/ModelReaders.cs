using System.Security.Cryptography;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.ML;
using SemGeo.ML.Persistence;
using SemGeo.Robustness.Formats;
using SemGeo.Robustness.Mutations;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Robustness.Readers;

/// <summary>Models and the checkpoints of runs, as this build writes them.</summary>
internal static class ModelReaders
{
    private const string Model = "model.zip";
    private const int Size = 4, Photos = 12;

    /// <summary>All of them.</summary>
    public static IEnumerable<ForeignReader> All =>
    [
        new(() => new[] { "semp-pipeline", "cplanet", "mixture", "geocoder" }.SelectMany(name => Seeds.Made(folder => SaveAgain(name, folder)).Select(file => new Seed(name, new SeedFile(Model, file.Bytes, Zip)))))
        {
            Name = "model",
            Refusals = [typeof(ModelFormatException)],
            MemoryBytes = 128L << 20,
            Sameness = Sameness.Same,
            Read = ReadModel,
        },
        new(() => new[] { "semp-pipeline", "s2" }.Select(name => new Seed(name, new SeedFile(Model, Seeds.Bytes($"frozen/models/{name}.zip"), ByteMutations.FlipBits))))
        {
            // Without checksums of its streams, those of the zip archive are all that there is: bits of the archive itself are flipped.
            Name = "model-0.1",
            Refusals = [typeof(ModelFormatException)],
            MemoryBytes = 128L << 20,
            Sameness = Sameness.Same,
            Read = ReadModel,
        },
        new(() =>
        {
            var files = Seeds.Made(folder => Train(folder, epochs: 2)).Where(file => !file.Name.EndsWith(".lock", StringComparison.Ordinal)).ToArray();
            var newest = Path.GetDirectoryName(files.Last(file => file.Name.Contains("checkpoint-", StringComparison.Ordinal)).Name)!;
            return
            [
                new Seed("two checkpoints", [.. files.Select(file => new SeedFile(file.Name, file.Bytes, Checkpoint(file.Name)))]),
                new Seed("one checkpoint", [.. files.Where(file => file.Name.StartsWith(newest, StringComparison.Ordinal)).Select(file => new SeedFile(file.Name, file.Bytes, Checkpoint(file.Name)))]),
            ];
        })
        {
            Name = "checkpoint",
            Refusals = [typeof(CheckpointException), typeof(CheckpointMismatchException)],
            MemoryBytes = 128L << 20,
            Sameness = Sameness.Same,
            Read = (folder, reading) =>
            {
                var (weights, notices) = Train(folder, epochs: 2);
                reading.Add(weights);
                if (notices.FirstOrDefault(notice => notice.Contains("damaged", StringComparison.Ordinal)) is { } notice)
                    reading.LeaveOut(notice);
            },
        },
    ];

    private static readonly Mutator Zip = ZipEntries.Mutate(name => name.EndsWith(".json", StringComparison.Ordinal) ? JsonTokens.Mutate : ByteMutations.Any);

    private static Mutator Checkpoint(string name) => name.EndsWith(".json", StringComparison.Ordinal) ? JsonTokens.Mutate : Mutators.OneOf((1, Signed.SafeTensors), (1, ByteMutations.Any));

    private static void SaveAgain(string name, string folder)
    {
        var ml = new MLContext().UseSemGeo();
        var model = ml.Geolocation.LoadModel(Path.Combine(Seeds.Folder, "frozen", "models", name + ".zip"), out var schema);
        ml.Model.Save(model, schema, Path.Combine(folder, Model));
        (model as IDisposable)?.Dispose();
    }

    // Whoever predicts the same over all columns has read the same.
    private static void ReadModel(string folder, Reading reading)
    {
        var ml = new MLContext(seed: 1).UseSemGeo();
        var model = ml.Geolocation.LoadModel(Path.Combine(folder, Model), out _);
        try
        {
            var rows = model.Transform(ml.Geolocation.LoadFromTable(Path.Combine(Seeds.Folder, "frozen", "embeddings.csv")));
            foreach (var column in rows.Schema.Where(column => !column.IsHidden && column.Name != "ImagePath"))
                reading.Add($"{column.Name} {column.Type} {string.Join(' ', Values(rows, column).Take(40))}");
        }
        finally
        {
            (model as IDisposable)?.Dispose();
        }
    }

    private static IEnumerable<string> Values(IDataView rows, DataViewSchema.Column column) => column.Type switch
    {
        KeyDataViewType => rows.GetColumn<uint>(column).Select(key => $"{key}"),
        TextDataViewType => rows.GetColumn<string>(column),
        VectorDataViewType { ItemType: TextDataViewType } => rows.GetColumn<string[]>(column).Select(texts => string.Join('|', texts)),
        VectorDataViewType { ItemType.RawType: { } type } when type == typeof(float) => rows.GetColumn<float[]>(column).Select(numbers => string.Join('|', numbers)),
        VectorDataViewType { ItemType.RawType: { } type } when type == typeof(double) => rows.GetColumn<double[]>(column).Select(numbers => string.Join('|', numbers)),
        { RawType: { } type } when type == typeof(float) => rows.GetColumn<float>(column).Select(number => $"{number:R}"),
        { RawType: { } type } when type == typeof(double) => rows.GetColumn<double>(column).Select(number => $"{number:R}"),
        _ => [],
    };

    // Heads over embeddings: milliseconds a run. One that was ended goes on from what the folder holds, and ends with the same bits.
    private static (string Weights, IReadOnlyList<string> Notices) Train(string folder, int epochs)
    {
        var spec = new GeoModelSpec { Backbone = "embedding", EmbeddingSize = Size, Heads = [new GeoHead("Fine", 3), new GeoHead("Coarse", 2)] };
        using var model = GeoModel.Create(spec, seed: 1);
        var input = spec.ToInputOptions();
        (input.BatchSize, input.Workers, input.Seed) = (4, 1, 3);
        var photos = Enumerable.Range(0, Photos).Select(row => new PhotoExample(row, $"{row}.jpg", default, new[] { row % 3, row % 2 }, new GeoCoordinate(row, -row)) { Embedding = Enumerable.Range(0, Size).Select(i => (float)Math.Sin(row + (7 * i))).ToArray() });
        var options = new GeoTrainingOptions { Epochs = epochs, LearningRate = 0.1, AverageDecay = 0.5, Checkpoints = new CheckpointOptions { Directory = folder, Resume = true, EveryImages = 8, Interval = null } };
        var result = new GeoTrainer(options).Train(model, new TrainingInput(new PhotoList([.. photos]), new SkiaImageCodec(), input));
        var hash = new MemoryStream();
        model.SaveWeights((_, write) => write(hash));
        return (Convert.ToHexString(SHA256.HashData(hash.ToArray())), result.Notices);
    }
}
