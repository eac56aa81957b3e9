#:project ../../src/SemGeo.ML/SemGeo.ML.csproj
#:property PublishAot=false
#:property UsesTorch=true

// Trains a model on a folder of photos that know where they were taken (EXIF), measures it on places it has never seen, and saves it.
//   dotnet run train-folder.cs PHOTOS MODEL.zip [EPOCHS]
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Evaluation;
using SemGeo.ML;

var epochs = args.Length > 2 ? int.Parse(args[2]) : 15;
var ml = new MLContext(seed: 1).UseSemGeo();
var photos = ml.Geolocation.LoadFromFolder(args[0]);
var split = ml.Geolocation.TrainTestSplit(photos, testFraction: 0.2);
split.Report.WritePlain(Console.Out);

// A place with 3 photos becomes a cell of the fine level, one with 8 of the coarse one. With millions of photos take the paper's 100, 125 and 250.
var pipeline = new EstimatorChain<ITransformer>()
    .Append(ml.Geolocation.ReverseGeocode(), TransformerScope.TrainTest)
    .Append(ml.Geolocation.SemanticPartitionLabels(3, 8), TransformerScope.TrainTest)
    .Append(ml.Geolocation.MultiHeadGeoTrainer(epochs: epochs));

using var model = pipeline.Fit(split.TrainSet);
MetricsReport.WritePlain(ml.Geolocation.Evaluate(model.Transform(split.TestSet)), Console.Out);
ml.Geolocation.SaveForScoring(model, photos.Schema, args[1]);
