using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.TorchSharp;
using SemGeo.Concepts.Summary;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.ML.Concepts;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Tables;
using SemGeo.Vision.Devices;

namespace SemGeo.ML.Tests;

/// <summary>The C# of docs/, so that it compiles; <see cref="ReadmeTests"/> holds the two together.</summary>
internal static class DocumentationSamples
{
    public static void Geocoding()
    {
        // docs/geocoding.md
        var geocoder = GazetteerGeocoder.LoadEmbedded();
        var address = geocoder.Geocode(new GeoCoordinate(48.8584, 2.2945));
        Console.WriteLine(geocoder.Locations.TextOf(address.LocationIds));

        // docs/geocoding.md
    }

    public static void Gpu()
    {
        // docs/gpu.md
        var ml = new MLContext(seed: 1) { GpuDeviceId = 0 }.UseSemGeo();     // an error where GPU 0 is not there; FallbackToCpu = true continues without
        var photos = ml.Geolocation.LoadFromTable("photos.csv");             // ImagePath, Latitude, Longitude

        var options = new MultiHeadGeoTrainerOptions { Backbone = "resnet50" };
        options.Input.BatchSize = 128;
        options.Training.Epochs = 15;
        options.Training.Precision = ComputePrecision.BFloat16;              // Ampere or later; leave it out for single precision
        options.StartFrom = new FineTuningOptions { Path = "resnet50.pth" }; // torchvision's weights for ImageNet; leave it out for random ones

        var pipeline = new EstimatorChain<ITransformer>()
            .Append(ml.Geolocation.ReverseGeocode(), TransformerScope.TrainTest)
            .Append(ml.Geolocation.SemanticPartitionLabels(100, 125, 250), TransformerScope.TrainTest)
            .Append(ml.Geolocation.MultiHeadGeoTrainer(options));

        using var model = pipeline.Fit(photos);
        Console.WriteLine($"{model.LastTransformer!.Device}: {model.LastTransformer.Training!.ImagesPerSecond:0} photos/s");
        ml.Geolocation.SaveForScoring(model, photos.Schema, "model.zip");

        // docs/gpu.md
    }

    public static void Interpretability(MLContext ml, EstimatorChain<MultiHeadGeoTransformer> pipeline, IDataView photos)
    {
        // docs/interpretability.md
        var concepts = ml.Geolocation.ConceptInfluence(new ConceptInfluenceEstimatorOptions { MaskFolder = "masks", ComparedDilation = 10 });
        using var explaining = pipeline.Append(concepts).Fit(photos);           // after a trainer or a trained model, in the same pipeline
        var view = explaining.Transform(photos);
        ConceptSummary summary = ml.Geolocation.SummarizeConcepts(view);        // the paper's Tables 3 to 6: ConceptTables.All(summary) ...

        // docs/interpretability.md
        ConceptTables.All(summary).WritePlain(Console.Out);
    }

    public static void TextTrainers(MLContext ml)
    {
        // docs/mlnet.md
        var names = ml.MulticlassClassification.Trainers.TextClassification("Cell.Fine", sentence1ColumnName: "AddressText");

        // docs/mlnet.md
        Console.WriteLine(names);
    }

    public static void Embeddings(MLContext ml, IEnumerable<EmbeddedPhoto> rows)
    {
        // docs/starting-weights.md
        var photos = ml.Data.LoadFromEnumerable(rows);      // Latitude, Longitude, and [VectorType(768)] float[] Embedding
        var options = new MultiHeadGeoTrainerOptions { EmbeddingColumnName = "Embedding", Training = { LearningRate = 0.1, Epochs = 40 } };
        var pipeline = new EstimatorChain<ITransformer>()
            .Append(ml.Geolocation.ReverseGeocode(), TransformerScope.TrainTest)
            .Append(ml.Geolocation.SemanticPartitionLabels(100, 125, 250), TransformerScope.TrainTest)
            .Append(ml.Geolocation.MultiHeadGeoTrainer(options));

        // docs/starting-weights.md
        using var model = pipeline.Fit(photos);
    }

    public static void Tables(MLContext ml)
    {
        // docs/tables.md
        var photos = ml.Geolocation.LoadFromTable("photos.csv");
        PositionReport positions = ml.Geolocation.CountPositions(photos);
        Console.WriteLine($"{positions.WithPosition} of {positions.Rows}; {positions.Unreadable} unreadable, first {positions.FirstUnreadable}");
        positions.ThrowIfMostlyUnreadable();

        // docs/tables.md
    }

    /// <summary>A row with an embedding.</summary>
    internal sealed class EmbeddedPhoto
    {
        public double Latitude { get; set; }

        public double Longitude { get; set; }

        [VectorType(768)]
        public float[] Embedding { get; set; } = [];
    }
}
