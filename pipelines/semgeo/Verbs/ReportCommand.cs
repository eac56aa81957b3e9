using System.CommandLine;
using SemGeo.Concepts.Summary;
using SemGeo.Files;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Pages;
using SemGeo.Pipelines.Training;
using SemGeo.Reports.Collections;
using SemGeo.Tables;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo report</c>: a page about a scored collection, or about a training run.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var defaults = new CollectionPageOptions();
        var scores = new Option<string?>("--scores") { Description = "What 'semgeo score' wrote, .csv or .jsonl." };
        var truth = new Option<string?>("--truth") { Description = "A table with ids and true positions, where the scores have none; of a table without ids the paths are the ids." };
        var model = new Option<string?>("--model", "-m") { Description = "Instead of scores: a model to score --data with." };
        var data = new Option<string?>("--data", "-d") { Description = "With --model: a folder of photos, or a table." };
        var (images, gpu) = (CommonOptions.Images(), CommonOptions.Gpu());
        var concepts = new Option<string?>("--concepts") { Description = "concepts.csv or concepts.jsonl of 'semgeo concepts', for the concept tables." };
        var minimum = new Option<int>("--min-count") { Description = "The photos of a distance that a concept must occur in to be reported for it.", DefaultValueFactory = _ => new ConceptSummaryOptions().MinimumCount };
        var examples = new Option<int>("--examples") { Description = "How many of the best and of the worst photos to show.", DefaultValueFactory = _ => defaults.Examples };
        var training = new Option<string?>("--training") { Description = "Instead of scores: training.jsonl of 'semgeo train', for a page (or, named .svg, a drawing) of learning curves." };
        var title = new Option<string?>("--title") { Description = "What stands above the page." };
        var output = new Option<string>("--output", "-o") { Description = "The page, one HTML file that needs no network.", Required = true };
        var command = new Command("report", "Makes a page about a scored collection: accuracies, a map by error, the best and the worst photos, concept tables.")
        {
            scores, truth, model, data, images, concepts, minimum, examples, training, title, output, gpu,
        };
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        columns.AddTo(command);
        command.SetAction((arguments, cancellation) =>
        {
            WritableTarget.RequireFile(arguments.GetRequiredValue(output));
            if (arguments.GetValue(training) is { } log)
            {
                WriteTraining(log, arguments.GetRequiredValue(output), arguments.GetValue(title));
                return Task.FromResult(0);
            }

            var photos = (arguments.GetValue(scores), arguments.GetValue(model), arguments.GetValue(data)) switch
            {
                ({ } file, null, null) => ScoreFile.Read(file, arguments.GetValue(images)),
                (null, { } path, { } collection) => Score(path, collection, arguments.GetValue(images), columns.Read(arguments), arguments.GetValue(gpu), cancellation),
                _ => throw new ArgumentException("Give --scores with what 'semgeo score' wrote, or --model and --data to score now; or --training with what 'semgeo train' wrote."),
            };
            if (arguments.GetValue(truth) is { } table)
                photos = WithTruth(photos, table, columns.Read(arguments));
            var name = Path.GetFileNameWithoutExtension(arguments.GetValue(scores) ?? arguments.GetValue(data)!.TrimEnd(Path.DirectorySeparatorChar));
            var pictures = new PagePictures();
            var options = new CollectionPageOptions
            {
                Examples = arguments.GetValue(examples),
                Thumbnail = photo => photo.Path.Length > 0 ? pictures.Thumbnail(photo.Path) : null,
                Concepts = arguments.GetValue(concepts) is { } measured ? Summarize(measured, arguments.GetValue(minimum)) : null,
            };
            Write(arguments.GetRequiredValue(output), arguments.GetValue(title) ?? $"Where were these photos taken? {name}", photos, options);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Write(string output, string title, List<ReportedPhoto> photos, CollectionPageOptions options)
    {
        var page = new CollectionPage(Gazetteer.LoadEmbedded());
        TextFile.Write(output, writer => page.Write(writer, title, photos, options));
        Console.WriteLine($"reported {photos.Count} photos, {photos.Count(photo => photo.Truth.IsValid)} with a true place, {photos.Count(photo => photo.Answer.IsValid)} with an answer: {output}");
    }

    private static void WriteTraining(string log, string output, string? title)
    {
        var curves = File.Exists(log) ? LearningCurveLog.Read(log) : throw new FileNotFoundException($"There is no log of a training run '{log}'.", log);
        if (curves is { Spans.Count: 0, Validations.Count: 0 })
            throw new InvalidDataException($"'{log}' holds no figures of a training run: give the .jsonl file that 'semgeo train --report' or '--checkpoints' wrote.");
        TrainingReports.Write(output, title ?? $"Training: {Path.GetFileNameWithoutExtension(log)}", curves);
        Console.WriteLine($"learning curves of {curves.Validations.Count} validations: {output}");
    }

    private static List<ReportedPhoto> Score(string modelPath, string data, string? images, TableSettings tables, int? gpu, CancellationToken cancellation)
    {
        var ml = Context.Create(gpu);
        var model = Context.Load(ml, modelPath);
        using var disposal = model as IDisposable;
        var scored = Context.Score(model, Context.Open(ml, data, images, tables), modelPath);
        var photos = new List<ReportedPhoto>();
        foreach (var photo in ml.Data.CreateEnumerable<ScoredPhoto>(scored, reuseRowObject: true))
        {
            cancellation.ThrowIfCancellationRequested();
            photos.Add(new ReportedPhoto(photo.Id, Valid(photo.Latitude, photo.Longitude), Valid(photo.PredictedLatitude, photo.PredictedLongitude), photo.PredictedAddress, photo.Probability)
            {
                Path = photo.ImagePath,
                Error = photo.ImageError,
            });
        }

        return photos;
    }

    private static List<ReportedPhoto> WithTruth(List<ReportedPhoto> photos, string table, TableSettings tables)
    {
        var known = new Dictionary<string, GeoCoordinate>(StringComparer.Ordinal);
        var options = tables.ForCoordinates();
        options.KeepBadRows = true;
        using var rows = CoordinateTable.Open(table, options);
        while (rows.Read())
            known[rows.Id] = rows.Coordinate;
        Context.WriteLines(rows.Report);
        if (!photos.Any(photo => known.ContainsKey(photo.Name)))
            throw new InvalidDataException($"No id of the scores is in '{table}': the true places of other photos are of no use.");
        return [.. photos.Select(photo => known.TryGetValue(photo.Name, out var truth) ? photo with { Truth = truth } : photo)];
    }

    private static ConceptSummary Summarize(string path, int minimum)
    {
        var builder = new ConceptSummaryBuilder(new ConceptSummaryOptions { MinimumCount = minimum });
        foreach (var photo in ScoreFile.ReadConcepts(path).GroupBy(row => row.Photo))
            builder.Add(photo.First().ErrorKm, [.. photo.Select(row => row.Concept)], [.. photo.Select(row => row.Influence)]);
        return builder.Build();
    }

    private static GeoCoordinate Valid(double latitude, double longitude) => new GeoCoordinate(latitude, longitude) is { IsValid: true } position ? position : GeoCoordinate.Missing;
}
