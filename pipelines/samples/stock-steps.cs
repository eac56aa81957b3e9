#:project ../../src/SemGeo.ML/SemGeo.ML.csproj
#:property PublishAot=false
#:property UsesTorch=true

// ML.NET's own steps before and after SemGeo's: a text column becomes the label, the photos are read as bytes, and ML.NET evaluates and maps keys back.
//   dotnet run stock-steps.cs TABLE.csv LABELCOLUMN [EPOCHS]
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.ML.Training;

var (table, label) = (args[0], args[1]);
var ml = new MLContext(seed: 1).UseSemGeo();
var photos = ml.Geolocation.LoadFromTable(table, options: new PhotoTableOptions { TextColumns = [label] });
var split = ml.Geolocation.TrainTestSplit(photos, testFraction: 0.3);

var trainer = new MultiHeadGeoTrainerOptions { ImageColumnName = "ImageBytes", LabelColumnNames = [label] };
trainer.Training.Epochs = args.Length > 2 ? int.Parse(args[2]) : 15;
trainer.Scoring.WriteScores = true;

var pipeline = ml.Transforms.Conversion.MapValueToKey(label)
    .Append(ml.Transforms.LoadRawImageBytes("ImageBytes", imageFolder: null, "ImagePath"))
    .Append(ml.Geolocation.MultiHeadGeoTrainer(trainer))
    .Append(ml.Transforms.Conversion.MapKeyToValue("Predicted", "PredictedLabel." + label));

using var model = pipeline.Fit(split.TrainSet);
var scored = model.Transform(split.TestSet);
var metrics = ml.MulticlassClassification.Evaluate(scored, label, "Score." + label, predictedLabelColumnName: "PredictedLabel." + label);
Console.WriteLine(metrics.ConfusionMatrix.GetFormattedConfusionTable());
foreach (var (id, predicted) in scored.GetColumn<string>("Id").Zip(scored.GetColumn<string>("Predicted")))
    Console.WriteLine($"{id}: {predicted}");
