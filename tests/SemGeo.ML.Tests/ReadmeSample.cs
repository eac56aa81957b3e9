using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests;

/// <summary>README's C#, so that it compiles; <see cref="ReadmeTests"/> holds the two together.</summary>
internal static class ReadmeSample
{
    public static void Run()
    {
        // README.md
        var ml = new MLContext(seed: 1).UseSemGeo();
        var photos = ml.Geolocation.LoadFromFolder("photos");           // positions from EXIF

        // Geocoding and labels are needed in training alone, so they are left out of the saved model.
        var pipeline = new EstimatorChain<ITransformer>()
            .Append(ml.Geolocation.ReverseGeocode(), TransformerScope.TrainTest)
            .Append(ml.Geolocation.SemanticPartitionLabels(100, 125, 250), TransformerScope.TrainTest)
            .Append(ml.Geolocation.MultiHeadGeoTrainer(epochs: 15));

        using var model = pipeline.Fit(photos);
        ml.Geolocation.SaveForScoring(model, photos.Schema, "model.zip");

        var places = new MLContext().UseSemGeo().Model.Load("model.zip", out _);
        foreach (var address in places.Transform(photos).GetColumn<string>("PredictedAddress"))
            Console.WriteLine(address);

        // README.md
        // README.md
        var scored = model.Transform(photos);
        var concepts = ml.Geolocation.ConceptInfluence(model.LastTransformer, new() { MaskFolder = "masks" });
        var explained = concepts.Fit(scored).Transform(scored);              // Concept.Name, Concept.Influence, ... of each photo
        SemGeo.Concepts.Summary.ConceptTables.All(ml.Geolocation.SummarizeConcepts(explained)).WritePlain(Console.Out);

        // README.md
    }
}
