using System.CommandLine;
using System.Globalization;
using SemGeo.Concepts;
using SemGeo.ML;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo concepts</c>: which visible things led the model there?</summary>
internal static class ConceptsCommand
{
    private const string Csv = "csv", JsonLines = "jsonl";

    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var (model, data, images, gpu) = (CommonOptions.Model(), CommonOptions.Data(), CommonOptions.Images(), CommonOptions.Gpu());
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var masks = new Option<string?>("--masks") { Description = "A folder with a mask for each photo, under its name with .png: class index + 1 a pixel, as ADE20K and 'semgeo synthesize' have them." };
        var segmenter = new Option<string?>("--segmenter") { Description = "The weights of HRNetV2-W48-C1 (safetensors), which makes the masks where there are none." };
        var output = new Option<string>("--output", "-o") { Description = "The folder to write to.", Required = true };
        var format = new Option<string>("--format") { Description = "How the photos are written: csv or jsonl.", DefaultValueFactory = _ => Csv };
        format.AcceptOnlyFromAmong(Csv, JsonLines);
        var dilation = new Option<int?>("--dilation") { Description = "Pixels by which concepts are enlarged for the comparison in Table 4; without it that table is left out." };
        var minimum = new Option<int>("--min-count") { Description = "The photos of an interval that a concept must occur in to be reported for it.", DefaultValueFactory = _ => new ConceptSummaryOptions().MinimumCount };
        var intervals = new Option<string?>("--intervals") { Description = "Distances between prediction and truth in km, such as 0-25,25-750,750-2500 (the default)." };
        var command = new Command("concepts", "Measures which concepts led a model to its answers, and writes the paper's tables.") { model, data, images, masks, segmenter, output, format, dilation, minimum, intervals, config, set, gpu };
        command.SetAction((arguments, cancellation) =>
        {
            var options = CommonOptions.Read(arguments, config, set).Concepts;
            options.MaskFolder = arguments.GetValue(masks) ?? options.MaskFolder;
            options.SegmenterWeights = arguments.GetValue(segmenter) ?? options.SegmenterWeights;
            options.ComparedDilation = arguments.GetValue(dilation) ?? options.ComparedDilation;
            var summary = new ConceptSummaryOptions { MinimumCount = arguments.GetValue(minimum) };
            if (arguments.GetValue(intervals) is { } text)
                summary.Intervals = ParseIntervals(text);
            summary.Validate();
            Run(
                arguments.GetRequiredValue(model), arguments.GetRequiredValue(data), arguments.GetValue(images), options, summary, arguments.GetRequiredValue(output),
                arguments.GetRequiredValue(format), arguments.GetValue(gpu), cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(
        string modelPath, string data, string? images, ConceptInfluenceEstimatorOptions options, ConceptSummaryOptions summary, string folder, string format, int? gpu, CancellationToken cancellation)
    {
        var ml = Context.Create(gpu);
        var model = Context.Load(ml, modelPath);
        using var disposal = model as IDisposable;
        var scored = Context.Score(model, Context.Open(ml, data, images), modelPath);
        using var concepts = ml.Geolocation.ConceptInfluence(options).Fit(scored);
        Directory.CreateDirectory(folder);

        // Read once: each photo goes through the network some hundred times.
        var photos = new List<ConceptPhoto>();
        var (started, reported) = (TimeProvider.System.GetTimestamp(), TimeSpan.Zero);
        foreach (var photo in ml.Data.CreateEnumerable<ConceptPhoto>(concepts.Transform(scored), reuseRowObject: false, ignoreMissingColumns: true))
        {
            cancellation.ThrowIfCancellationRequested();
            photos.Add(photo);
            var elapsed = TimeProvider.System.GetElapsedTime(started);
            if (elapsed - reported < ReportInterval)
                continue;
            reported = elapsed;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{photos.Count} photos explained, {photos.Count / elapsed.TotalSeconds:0.00} a second"));
        }

        ConceptTableFiles.Write(Path.Combine(folder, $"concepts.{format}"), writer =>
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
    }

    private static DistanceInterval[] ParseIntervals(string text)
    {
        return [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse)];

        DistanceInterval Parse(string interval) =>
            interval.Split('-') is [var from, var to] && double.TryParse(from, CultureInfo.InvariantCulture, out var low) && double.TryParse(to, CultureInfo.InvariantCulture, out var high)
                ? new DistanceInterval(low, high)
                : throw new ArgumentException($"--intervals is '{text}': '{interval}' is no interval such as 25-750.");
    }
}
