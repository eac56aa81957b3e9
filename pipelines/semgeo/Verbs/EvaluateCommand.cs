using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemGeo.Evaluation;
using SemGeo.Files;
using SemGeo.ML;
using SemGeo.ML.Evaluation;
using SemGeo.ML.Geocoding;
using SemGeo.ML.Schema;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo evaluate</c>: how far a model's answers are from the truth.</summary>
internal static class EvaluateCommand
{
    private const int ExampleStride = 7;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly string[] Columns =
    [
        .. typeof(ScoredPhoto).GetProperties().Where(p => p.CanWrite).Select(p => p.Name), GeoColumns.Address, GeoColumns.LevelLatitudes, GeoColumns.LevelLongitudes,
    ];

    public static Command Create()
    {
        var (model, data, images, gpu) = (CommonOptions.Model(), CommonOptions.Data(), CommonOptions.Images(), CommonOptions.Gpu());
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        var training = new Option<string?>("--training") { Description = "The training data, for the baseline that draws from its coordinates." };
        var output = new Option<string?>("--output", "-o") { Description = "A JSON file for the figures." };
        var examples = new Option<int>("--examples") { Description = "Predictions to print in words.", DefaultValueFactory = _ => 0 };
        var command = new Command("evaluate", "Measures a model on photos with known positions.") { model, data, images, training, output, examples, gpu };
        columns.AddTo(command);
        command.SetAction(arguments =>
        {
            Run(
                arguments.GetRequiredValue(model), arguments.GetRequiredValue(data), arguments.GetValue(images), arguments.GetValue(training), arguments.GetValue(output),
                arguments.GetValue(examples), arguments.GetValue(gpu), columns.Read(arguments));
            return 0;
        });
        return command;
    }

    /// <summary>The figures that <see cref="Run"/> wrote.</summary>
    public static GeolocationMetrics ReadFigures(string path) => JsonSerializer.Deserialize<GeolocationMetrics>(File.ReadAllText(path), Json)!;

    private static void Run(string modelPath, string data, string? images, string? training, string? output, int examples, int? gpu, TableSettings tables)
    {
        if (output is not null)
            WritableTarget.RequireFile(output);
        var ml = Context.Create(gpu);
        var model = Context.Load(ml, modelPath);
        using var disposal = model as IDisposable;
        var photos = Context.Open(ml, data, images, tables);
        var geocoded = ml.Geolocation.ReverseGeocode(new ReverseGeocodeOptions { OnInvalidCoordinate = InvalidCoordinatePolicy.TreatAsMissing }).Fit(photos).Transform(photos);

        // Scored once: the figures and the examples come from the same rows, whose columns are all fetched in one pass.
        var scored = ml.Data.Cache(Context.Score(model, geocoded, modelPath), Columns);
        var metrics = ml.Geolocation.Evaluate(scored, new GeolocationEvaluateOptions { TrainingData = training is null ? null : Context.Open(ml, training, images, tables) });
        ThrowIfNothingIsLeft(metrics.Of(GeolocationEvaluateCatalog.Answer), data, () => ml.Data.CreateEnumerable<ScoredPhoto>(scored, reuseRowObject: true).Select(photo => photo.ImageError).FirstOrDefault(error => error.Length > 0));
        MetricsReport.WritePlain(metrics, Console.Out);
        if (examples > 0)
            WriteExamples(ml.Data.CreateEnumerable<ScoredPhoto>(scored, reuseRowObject: false), examples, scored.GetRowCount() ?? examples);
        if (output is not null)
            AtomicFile.Write(output, path => File.WriteAllText(path, JsonSerializer.Serialize(metrics, Json)));
    }

    private static void ThrowIfNothingIsLeft(PredictorMetrics answer, string data, Func<string?> reason)
    {
        if (answer.Rows == 0)
            throw new InvalidDataException($"No photo of '{data}' has a position that can be used: there is nothing to measure the predictions against.");
        if (answer.WithoutPrediction == answer.Rows)
            throw new InvalidDataException($"No photo of '{data}' with a position has a prediction: there is nothing to measure. {(reason() is { } first ? $"The first reason: {first}" : "")}");
    }

    // One from each part of the collection, at another place in each: sorted collections repeat themselves at equal distances.
    private static void WriteExamples(IEnumerable<ScoredPhoto> photos, int examples, long rows)
    {
        Console.WriteLine();
        var step = Math.Max(1, rows / examples);
        foreach (var photo in photos.Where((_, i) => i % step == i / step * ExampleStride % step).Take(examples))
            Console.WriteLine(photo.Describe());
    }
}
