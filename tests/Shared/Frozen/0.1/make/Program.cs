using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Geocoding.Emp16;
using SemGeo.Geography;
using SemGeo.Inference;
using SemGeo.ML;
using SemGeo.ML.Concepts;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Partitioning;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Partitioning;
using SemGeo.Pipelines.Configuration;
using SemGeo.Testing;
using SemGeo.Vision.Explanation;
using SemGeo.Vision.Input;
using SemGeo.Vision.Networks;
// Writes the models and rows of this folder: `make EARTH CONFIGS OUTPUT`. README.md says how it is built; it is not part of the solution.

var (earth, configs, output) = (args[0], args[1], args[2]);
var json = new JsonSerializerOptions { WriteIndented = false, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
var ml = new MLContext(seed: 1).UseSemGeo();
var photos = ml.Geolocation.LoadFromTable(Path.Combine(earth, "train.csv"));
var held = ml.Geolocation.LoadFromTable(Path.Combine(earth, "test.csv"));
Directory.CreateDirectory(Path.Combine(output, "models"));
Directory.CreateDirectory(Path.Combine(output, "configs"));

WriteEmbeddings(photos, "embeddings.csv");
WriteEmbeddings(held, "held-embeddings.csv");
var embeddings = ml.Geolocation.LoadFromTable(Path.Combine(output, "embeddings.csv"));
var heldEmbeddings = ml.Geolocation.LoadFromTable(Path.Combine(output, "held-embeddings.csv"));

Heads("semp", Geocoded(Semantic()), EmbeddingOptions());
Heads("semp-hierarchy", Geocoded(Semantic()), With(EmbeddingOptions(), scoring => (scoring.Mode, scoring.MinimumGranularity, scoring.WriteScores) = (InferenceMode.Hierarchy, "Coarse", false)));
Heads("s2", Labelled(ml.Geolocation.S2PartitionLabels(4, 12)), EmbeddingOptions());
Heads("countries", Labelled(ml.Geolocation.CountryPartitionLabels(2)), EmbeddingOptions());
Heads("cplanet", Labelled(ml.Geolocation.CombinatorialPartitionLabels(new()
{
    Partitioning = { AtomLevel = 12, Neighbours = 3, Sets = [new() { Classes = 3 }, new() { Classes = 4, SizeWeight = 1 }] },
})), With(EmbeddingOptions(), scoring => scoring.Mode = InferenceMode.SummedScores));
var mixture = EmbeddingOptions();
mixture.Head = HeadKind.Mixture;
Heads("mixture", Geocoded(Semantic()), mixture);

var (geocoded, labels) = (ml.Geolocation.ReverseGeocode().Fit(photos), Semantic());
var labelled = labels.Fit(geocoded.Transform(photos));
using var image = SmallImageModel(labelled.Transform(geocoded.Transform(photos)));
var scoring = Chain(geocoded, labelled).Append(image);
ml.Geolocation.SaveForScoring(scoring, photos.Schema, ModelPath("image"));
Freeze("image", image.Transform(held), "ImagePath");
Freeze("image-five-crops", image.With(With(ImageOptions(), scoring => scoring.Crops = CropMode.Five).Scoring).Transform(held), "ImagePath");
FreezePixels(image);
Write(Path.Combine("models", "image-tensors.json"), new JsonObject { ["probabilities"] = new JsonArray([.. FrozenNetwork.Predict(ModelPath("image"), image.Network).Select(value => JsonValue.Create(value))]) }, isIndented: false);

// The concept step behind a model, whose file holds the network once, and one with a model of its own.
var masked = MaskedPhoto.Read(ml, held, 2);
var after = ml.Geolocation.ConceptInfluence(Concepts()).Fit(image.Transform(masked));
var pipeline = scoring.Append(after);
ml.Model.Save(pipeline, masked.Schema, ModelPath("image-concepts-pipeline"));
Freeze("image-concepts-pipeline", pipeline.Transform(masked), "ImagePath", "MaskPath");
var alone = ml.Geolocation.ConceptInfluence(image, Concepts()).Fit(masked);
ml.Model.Save(alone, masked.Schema, ModelPath("concepts"));
Freeze("concepts", alone.Transform(masked), "ImagePath", "MaskPath");

// Steps that label or geocode and nothing else.
var geocoder = ml.Geolocation.ReverseGeocode().Fit(photos);
ml.Model.Save(geocoder, photos.Schema, ModelPath("geocoder"));
Freeze("geocoder", geocoder.Transform(photos), "ImagePath");
var recorded = ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions { OnInvalidCoordinate = InvalidCoordinatePolicy.TreatAsMissing }, Emp16Geocoder.Load(Path.Combine(output, "geocoded.jsonl"))).Fit(photos);
ml.Model.Save(recorded, photos.Schema, ModelPath("geocoder-emp16"));
Freeze("geocoder-emp16", recorded.Transform(photos), "ImagePath");

FreezePartitionings();
foreach (var file in Directory.EnumerateFiles(configs, "*.json"))
    Write(Path.Combine("configs", Path.GetFileName(file)), FrozenOptions.Read(ConfigurationSource.Read(file, [])), isIndented: true);

EstimatorChain<ITransformer> Geocoded(IEstimator<ITransformer> labels) =>
    new EstimatorChain<ITransformer>().Append<ITransformer>(ml.Geolocation.ReverseGeocode(), TransformerScope.TrainTest).Append(labels, TransformerScope.TrainTest);

EstimatorChain<ITransformer> Labelled(IEstimator<ITransformer> labels) => new EstimatorChain<ITransformer>().Append(labels, TransformerScope.TrainTest);

IEstimator<ITransformer> Semantic() => ml.Geolocation.SemanticPartitionLabels(new SemanticPartitionLabelsOptions { Partitioning = { MinImages = 2, Thresholds = [3, 8] } });

void Heads(string name, EstimatorChain<ITransformer> labels, MultiHeadGeoTrainerOptions options)
{
    using var model = labels.Append(ml.Geolocation.MultiHeadGeoTrainer(options)).Fit(embeddings);
    ml.Geolocation.SaveForScoring(model, embeddings.Schema, ModelPath(name));
    ml.Model.Save(model, embeddings.Schema, ModelPath(name + "-pipeline"));
    Freeze(name, model.LastTransformer!.Transform(heldEmbeddings), "ImagePath", "Embedding", "Id", "Latitude", "Longitude");
    Freeze(name + "-pipeline", model.Transform(embeddings), "ImagePath", "Embedding", "Id", "Latitude", "Longitude");
}

MultiHeadGeoTrainerOptions EmbeddingOptions() => new()
{
    EmbeddingColumnName = "Embedding",
    Threads = 1,
    ValidationFraction = 0,
    Input = new InputOptions { BatchSize = 8, Workers = 1 },
    Training = { Epochs = 12, LearningRate = 0.3 },
    Scoring = { WriteScores = true, TopCells = 3, BatchSize = 8 },
};

MultiHeadGeoTrainerOptions ImageOptions() => new()
{
    Backbone = "mobilenet_v3_small",
    Threads = 1,
    ValidationFraction = 0,
    Input = new InputOptions { InputSize = 32, BatchSize = 8, ResizeShortSide = 36, HorizontalFlip = false, Workers = 1 },
    Training = { Epochs = 6, LearningRate = 0.05 },
    Scoring = { WriteScores = true, TopCells = 3, BatchSize = 8, Crops = CropMode.Center },
};

MultiHeadGeoTrainerOptions With(MultiHeadGeoTrainerOptions options, Action<GeoScoringOptions> set)
{
    set(options.Scoring);
    return options;
}

ConceptInfluenceEstimatorOptions Concepts() => new()
{
    MaskColumnName = "MaskPath",
    Explanation = new ExplanationOptions { Steps = 2, Smoothing = Smoothing.Squared, Samples = 2 },
};

// The network alone, without a photo's decoding.
void FreezePixels(MultiHeadGeoTransformer model) => Freeze("image-pixels", model.With(imageColumnName: "Image").Transform(FormulaImage.Read(ml)), "Image");

TransformerChain<ITransformer> Chain(params ITransformer[] trainingSteps) =>
    trainingSteps.Aggregate(new TransformerChain<ITransformer>(), (chain, step) => chain.Append(step, TransformerScope.TrainTest));

// Trained, its weights cut to four bits of mantissa so that the file is small, and saved by a model that was loaded with them.
MultiHeadGeoTransformer SmallImageModel(IDataView rows)
{
    var path = Path.Combine(output, "whole.zip");
    using (var trained = ml.Geolocation.MultiHeadGeoTrainer(ImageOptions()).Fit(rows))
        ml.Model.Save(trained, photos.Schema, path);
    using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
    {
        var entry = archive.Entries.Single(entry => entry.Name.EndsWith(".safetensors", StringComparison.Ordinal));
        var bytes = new byte[entry.Length];
        using (var stream = entry.Open())
            stream.ReadExactly(bytes);
        CutMantissas(bytes);
        var name = entry.FullName;
        entry.Delete();
        using var written = archive.CreateEntry(name).Open();
        written.Write(bytes);
    }

    var loaded = (MultiHeadGeoTransformer)ml.Model.Load(path, out _);
    File.Delete(path);
    return loaded;
}

// A safetensors file: the header's length, the header, the tensors. Of small tensors and integers nothing is cut.
void CutMantissas(byte[] file)
{
    const int Smallest = 1000;
    var header = (int)BitConverter.ToInt64(file);
    foreach (var tensor in JsonDocument.Parse(file.AsMemory(8, header)).RootElement.EnumerateObject().Where(tensor => tensor.Value.TryGetProperty("dtype", out var type) && type.GetString() == "F32"))
    {
        var offsets = tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt32()).ToArray();
        var numbers = MemoryMarshal.Cast<byte, uint>(file.AsSpan(8 + header)[offsets[0]..offsets[1]]);
        for (var i = 0; i < numbers.Length && numbers.Length >= Smallest; i++)
            numbers[i] &= 0xFFF80000;
    }
}

void WriteEmbeddings(IDataView view, string name)
{
    var text = new StringBuilder("Id,ImagePath,Latitude,Longitude,Embedding.0,Embedding.1,Embedding.2,Embedding.3\n");
    foreach (var (id, latitude, longitude) in view.GetColumn<string>("Id").Zip(view.GetColumn<double>("Latitude"), view.GetColumn<double>("Longitude")))
    {
        var numbers = new[] { Math.Sin(latitude / 90), Math.Cos(latitude / 90), Math.Sin(longitude * Math.PI / 180), Math.Cos(longitude * Math.PI / 180) };
        text.Append(CultureInfo.InvariantCulture, $"{id},photos/{id}.jpg,{latitude},{longitude},{string.Join(',', numbers.Select(number => ((float)(number * 3)).ToString(CultureInfo.InvariantCulture)))}\n");
    }

    File.WriteAllText(Path.Combine(output, name), text.ToString());
}

void FreezePartitionings()
{
    GeoCoordinate[] places = [.. photos.GetColumn<double>("Latitude").Zip(photos.GetColumn<double>("Longitude"), (latitude, longitude) => new GeoCoordinate(latitude, longitude))];
    foreach (var file in Directory.EnumerateFiles(Path.Combine(output, "partitionings"), "*.partitioning"))
        Write(Path.ChangeExtension(Path.Combine("partitionings", Path.GetFileName(file)), ".json"), FrozenPartitioning.Read(PartitioningSetFile.Load(file), places), isIndented: false);
}

string ModelPath(string name) => Path.Combine(output, "models", name + ".zip");

void Freeze(string name, IDataView rows, params string[] without) => Write(Path.Combine("models", name + ".json"), FrozenRows.Read(rows, without), isIndented: false);

void Write(string name, JsonObject content, bool isIndented) =>
    File.WriteAllText(Path.Combine(output, name), content.ToJsonString(new JsonSerializerOptions(json) { WriteIndented = isIndented }) + "\n");
