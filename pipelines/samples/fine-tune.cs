#:project ../../src/SemGeo.ML/SemGeo.ML.csproj
#:property PublishAot=false
#:property UsesTorch=true

// Goes on from a saved model with photos of one's own: its backbone is kept, and of its heads every cell that still exists; new places begin anew.
//   dotnet run fine-tune.cs MODEL.zip PHOTOS FINER.zip [EPOCHS]
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;

var ml = new MLContext(seed: 1).UseSemGeo();
var photos = ml.Geolocation.LoadFromFolder(args[1]);
var saved = ((IEnumerable<ITransformer>)ml.Geolocation.LoadModel(args[0], out _)).OfType<MultiHeadGeoTransformer>().Single();

var trainer = new MultiHeadGeoTrainerOptions { Backbone = saved.Network.Backbone, StartFrom = new FineTuningOptions { Path = args[0] } };
trainer.Input.InputSize = saved.Network.InputSize;
trainer.Training.Epochs = args.Length > 3 ? int.Parse(args[3]) : 5;
trainer.Training.LearningRate /= 10;

var pipeline = new EstimatorChain<ITransformer>()
    .Append(ml.Geolocation.ReverseGeocode(), TransformerScope.TrainTest)
    .Append(ml.Geolocation.SemanticPartitionLabels(2, 6), TransformerScope.TrainTest)
    .Append(ml.Geolocation.MultiHeadGeoTrainer(trainer));

using var model = pipeline.Fit(photos);
Console.WriteLine(model.LastTransformer.StartedFrom);
ml.Geolocation.SaveForScoring(model, photos.Schema, args[2]);
