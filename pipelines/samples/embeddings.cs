#:project ../../src/SemGeo.ML/SemGeo.ML.csproj
#:property PublishAot=false
#:property UsesTorch=true

// Trains heads alone on embeddings that another network (CLIP, DINO) made of the photos: minutes instead of days, and no photo is read.
// The table has the columns Latitude, Longitude and Embedding.0, Embedding.1, ...
//   dotnet run embeddings.cs TABLE.csv MODEL.zip [EPOCHS]
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML;
using SemGeo.ML.Training;

var ml = new MLContext(seed: 1).UseSemGeo();
var photos = ml.Geolocation.LoadFromTable(args[0]);
var trainer = new MultiHeadGeoTrainerOptions { EmbeddingColumnName = "Embedding" };
trainer.Training.LearningRate = 0.1; // heads alone bear more than a whole network
trainer.Training.Epochs = args.Length > 2 ? int.Parse(args[2]) : 15;

var pipeline = new EstimatorChain<ITransformer>()
    .Append(ml.Geolocation.CountryPartitionLabels(minImages: 2), TransformerScope.TrainTest)
    .Append(ml.Geolocation.MultiHeadGeoTrainer(trainer));

// Each fold is tested on places that its model has never seen.
using var folds = ml.Geolocation.CrossValidate(photos, pipeline, numberOfFolds: 2);
foreach (var mean in folds.Mean)
    Console.WriteLine($"{mean.Name}: {mean.AccuracyAt(750).Mean:P0} within 750 km, median {mean.MedianKm.Mean:0} km");

using var model = pipeline.Fit(photos);
ml.Geolocation.SaveForScoring(model, photos.Schema, args[1]);
