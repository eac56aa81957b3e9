using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Concepts.Summary;
using SemGeo.Files;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.ML.Concepts;
using SemGeo.ML.Schema;
using SemGeo.Numerics;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Scoring;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo concepts</c>: which visible things led the model there?</summary>
internal static class ConceptsCommand
{
    private const string Csv = "csv", JsonLines = "jsonl";

    public static Command Create()
    {
        var (model, data, images, gpu) = (CommonOptions.Model(), CommonOptions.Data(), CommonOptions.Images(), CommonOptions.Gpu());
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var masks = new Option<string?>("--masks") { Description = "A folder with a mask for each photo, under its name with .png: class index + 1 a pixel, as ADE20K and 'semgeo synthesize' have them." };
        var (segmenter, target) = (CommonOptions.Segmenter(), CommonOptions.Target());
        var output = new Option<string>("--output", "-o") { Description = "The folder to write to.", Required = true };
        var format = new Option<string>("--format") { Description = "How the photos are written: csv or jsonl.", DefaultValueFactory = _ => Csv };
        format.AcceptOnlyFromAmong(Csv, JsonLines);
        var dilation = new Option<int?>("--dilation") { Description = "Pixels by which concepts are enlarged for the comparison in Table 4; without it that table is left out." };
        var minimum = new Option<int>("--min-count") { Description = "The photos of an interval that a concept must occur in to be reported for it.", DefaultValueFactory = _ => new ConceptSummaryOptions().MinimumCount };
        var intervals = new Option<string?>("--intervals") { Description = "Distances between prediction and truth in km, such as 0-25,25-750,750-2500 (the default)." };
        var restart = new Option<bool>("--restart") { Description = "Begin again, whatever an earlier run has left." };
        var command = new Command("concepts", "Measures which concepts led a model to its answers, and writes the paper's tables. A run that was ended goes on where it was.")
        {
            model, data, images, masks, segmenter, target, output, format, dilation, minimum, intervals, restart, config, set, gpu,
        };
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        columns.AddTo(command);
        command.SetAction((arguments, cancellation) =>
        {
            var options = CommonOptions.Read(arguments, config, set).Concepts;
            options.MaskFolder = arguments.GetValue(masks) ?? options.MaskFolder;
            options.SegmenterWeights = arguments.GetValue(segmenter) ?? options.SegmenterWeights;
            options.ComparedDilation = arguments.GetValue(dilation) ?? options.ComparedDilation;
            if (arguments.GetValue(target) is { } place)
                (options.Target, options.TargetLocation) = (ConceptTarget.Region, place);
            var summary = new ConceptSummaryOptions { MinimumCount = arguments.GetValue(minimum) };
            if (arguments.GetValue(intervals) is { } text)
                summary.Intervals = ParseIntervals(text);
            summary.Validate();
            var explained = Run(
                arguments.GetRequiredValue(model), arguments.GetRequiredValue(data), arguments.GetValue(images), columns.Read(arguments), options, summary, arguments.GetRequiredValue(output),
                arguments.GetRequiredValue(format), arguments.GetValue(gpu), arguments.GetValue(restart), cancellation);
            return Task.FromResult(explained > 0 ? 0 : CommandRunner.Failed);
        });
        return command;
    }

    private static int Run(
        string modelPath, string data, string? images, TableSettings tables, ConceptInfluenceEstimatorOptions options, ConceptSummaryOptions summary, string folder, string format, int? gpu, bool restart, CancellationToken cancellation)
    {
        WritableTarget.RequireFolder(folder);
        var ml = Context.Create(gpu);
        var loaded = Context.Load(ml, modelPath);
        using var disposal = loaded as IDisposable;
        var model = Context.OneByOne(loaded);
        using var shared = model as IDisposable;
        var view = Context.Open(ml, data, images, tables);
        using var concepts = ml.Geolocation.ConceptInfluence(options).Fit(Context.Score(model, view, modelPath));
        Directory.CreateDirectory(folder);
        using var journal = ConceptJournal.Open(folder, ConceptIdentity.Of(modelPath, options), restart);
        if (journal.Notice is { } notice)
            Console.Error.WriteLine(notice);
        var photos = journal.Replay(view.GetColumn<string>(nameof(Photo.Id)));
        if (photos.Count > 0)
            Console.WriteLine($"{photos.Count} photos were explained by an earlier run");
        var rest = photos.Count > 0 ? ml.Data.SkipRows(view, photos.Count) : view;
        var before = photos.Count;
        _ = ConsoleProgress.Run<int, List<ConceptPhoto>>(
            new ConsoleProgressOptions("explaining") { Interval = TimeSpan.FromSeconds(15), IsResult = true, IsCount = true },
            (count, elapsed) => new ProgressLine(string.Create(CultureInfo.InvariantCulture, $"{count} photos explained, {(count - before) / Math.Max(elapsed.TotalSeconds, 1e-3):0.00} a second")),
            progress =>
            {
                Explain(ml, concepts, Context.Score(model, rest, modelPath), photos, journal, progress, cancellation);
                return photos;
            });
        Write(ml, photos, options, summary, folder, format);
        journal.Discard();
        var explained = photos.Count(photo => photo.Error.Length == 0);
        if (explained == 0)
            Console.Error.WriteLine($"semgeo: no photo of '{data}' could be explained; the reasons stand above.");
        return explained;
    }

    /// <summary>Explains the photos of a view. Each goes through the network some hundred times: it is read once, and kept at once.</summary>
    private static void Explain(
        MLContext ml, ConceptInfluenceTransformer concepts, IDataView scored, List<ConceptPhoto> photos, ConceptJournal journal, IProgress<int> progress, CancellationToken cancellation)
    {
        foreach (var photo in ml.Data.CreateEnumerable<ConceptPhoto>(concepts.Transform(scored), reuseRowObject: false, ignoreMissingColumns: true))
        {
            cancellation.ThrowIfCancellationRequested();
            photos.Add(photo);
            journal.Add(photo);
            progress.Report(photos.Count);
        }
    }

    private static void Write(MLContext ml, List<ConceptPhoto> photos, ConceptInfluenceEstimatorOptions options, ConceptSummaryOptions summary, string folder, string format)
    {
        TextFile.Write(Path.Combine(folder, $"concepts.{format}"), writer =>
        {
            if (format == Csv)
                ConceptPhotoWriter.WriteCsv(writer, photos);
            else
                ConceptPhotoWriter.WriteJsonLines(writer, photos);
        });
        var view = ml.Data.LoadFromEnumerable(photos);
        var plain = ml.Geolocation.SummarizeConcepts(view, new SummarizeConceptsOptions { Summary = summary });
        var dilated = options.ComparedDilation == 0 ? null
            : ml.Geolocation.SummarizeConcepts(view, new SummarizeConceptsOptions { Summary = summary, InfluenceColumnName = GeoColumns.ConceptDilatedInfluence });
        ConceptTableFiles.Write(folder, plain, dilated);
        foreach (var photo in photos.Where(photo => photo.Error.Length > 0))
            Console.Error.WriteLine($"not explained: {photo.Id}: {photo.Error}");
        ConceptTables.All(plain).WritePlain(Console.Out);
        var bad = photos.Count(photo => photo.Error.Length > 0);
        Console.WriteLine($"explained {photos.Count - bad} of {photos.Count} photos, {bad} with a reason why not; {plain.Images} in the tables, {plain.OutsideIntervals} of them beyond the intervals, {plain.WithoutDistance} without true position: {folder}");
        if (photos.Select(photo => photo.CompletenessGap).Where(float.IsFinite).ToArray() is { Length: > 0 } gaps)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"integrated gradients miss the change that they add up to by {100 * Median.Of(gaps):0.0} % of it (median of the photos): more steps make it less"));
    }

    private static DistanceInterval[] ParseIntervals(string text)
    {
        return [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

        DistanceInterval Parse(string interval) =>
            interval.Split('-') is [var from, var to] && double.TryParse(from, NumberStyles.Float, CultureInfo.InvariantCulture, out var low)
            && double.TryParse(to, NumberStyles.Float, CultureInfo.InvariantCulture, out var high)
                ? new DistanceInterval(low, high)
                : throw new ArgumentException($"--intervals is '{text}': '{interval}' is no interval such as 25-750.");
    }
}
