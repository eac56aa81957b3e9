using System.CommandLine;
using Microsoft.ML;
using SemGeo.Files;
using SemGeo.Geocoding.Embedded;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.ML.Collections;
using SemGeo.ML.Explanation;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Reports.Explanations;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo explain</c>: a page that shows where a model has photos, and what led it there.</summary>
internal static class ExplainCommand
{
    private const int MostPhotos = 12;

    public static Command Create()
    {
        var defaults = new PhotoExplainerOptions();
        var (model, images, gpu) = (CommonOptions.Model(), CommonOptions.Images(), CommonOptions.Gpu());
        var compare = new Option<string?>("--compare") { Description = "Another model, shown beside the first." };
        var photo = new Option<string[]>("--photo", "-p") { Description = "A photo. Can be given several times.", DefaultValueFactory = _ => [] };
        var data = new Option<string?>("--data", "-d") { Description = "Instead of single photos: a folder of photos, or a table with ImagePath, Latitude, Longitude." };
        var most = new Option<int>("--most") { Description = "The most photos of --data; each takes some seconds and about 100 kB of the page.", DefaultValueFactory = _ => MostPhotos };
        var masks = new Option<string?>("--masks") { Description = "A folder with a mask for each photo, under its name with .png: class index + 1 a pixel, as ADE20K and 'semgeo synthesize' have them." };
        var (segmenter, target) = (CommonOptions.Segmenter(), CommonOptions.Target());
        var steps = new Option<int?>("--steps") { Description = $"The points of integrated gradients; {defaults.Explanation.Steps} unless the configuration says otherwise." };
        var samples = new Option<int?>("--samples") { Description = $"The noisy copies of SmoothGrad; {defaults.Explanation.Samples} unless the configuration says otherwise." };
        var dilation = new Option<int?>("--dilation") { Description = "Pixels by which concepts are enlarged on all sides, so that their borders count as theirs." };
        var (config, set) = (CommonOptions.Config(), CommonOptions.Set());
        var cells = new Option<int>("--cells") { Description = "The number of most probable cells.", DefaultValueFactory = _ => defaults.Cells };
        var title = new Option<string?>("--title") { Description = "What stands above the page." };
        var output = new Option<string>("--output", "-o") { Description = "The page, one HTML file that needs no network.", Required = true };
        var command = new Command("explain", "Makes a page about photos: where the model has them, which pixels and concepts led it there, the most probable cells on a map.")
        {
            model, compare, photo, data, images, most, masks, segmenter, target, dilation, steps, samples, cells, title, output, config, set, gpu,
        };
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        columns.AddTo(command);
        command.SetAction((arguments, cancellation) =>
        {
            // What explains and measures is what 'semgeo concepts' is configured with.
            var concepts = CommonOptions.Read(arguments, config, set).Concepts;
            concepts.Explanation.Steps = arguments.GetValue(steps) ?? concepts.Explanation.Steps;
            concepts.Explanation.Samples = arguments.GetValue(samples) ?? concepts.Explanation.Samples;
            concepts.Influence.Dilation = arguments.GetValue(dilation) ?? concepts.Influence.Dilation;
            PhotoExplainerOptions Options(string name) => new()
            {
                ModelName = name,
                Cells = arguments.GetValue(cells),
                TargetLocation = arguments.GetValue(target) ?? concepts.TargetLocation,
                MaskFolder = arguments.GetValue(masks) ?? (arguments.GetValue(segmenter) is null ? concepts.MaskFolder : null),
                SegmenterWeights = arguments.GetValue(segmenter) ?? (arguments.GetValue(masks) is null ? concepts.SegmenterWeights : null),
                Explanation = concepts.Explanation,
                Influence = concepts.Influence,
            };
            WritableTarget.RequireFile(arguments.GetRequiredValue(output));
            var ml = Context.Create(arguments.GetValue(gpu));
            var photos = PhotosOf(ml, arguments.GetValue(photo)!, arguments.GetValue(data), arguments.GetValue(images), columns.Read(arguments), arguments.GetValue(most), out var leftOut);
            string[] models = arguments.GetValue(compare) is { } other ? [arguments.GetRequiredValue(model), other] : [arguments.GetRequiredValue(model)];
            var heading = arguments.GetValue(title) ?? (photos.Count == 1 ? $"Where was {photos[0].Id} taken?" : "Where were these photos taken?");
            Run(ml, models, Options, photos, heading, arguments.GetRequiredValue(output), cancellation);
            if (leftOut > 0)
                Console.WriteLine($"{leftOut} more photos were left out: --most {photos.Count + leftOut} takes them all");
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(MLContext ml, string[] modelPaths, Func<string, PhotoExplainerOptions> options, List<Photo> photos, string title, string output, CancellationToken cancellation)
    {
        var geocoder = GazetteerGeocoder.LoadEmbedded();
        var (models, explainers) = (new List<ITransformer>(), new List<PhotoExplainer>());
        try
        {
            var names = NamesOf(modelPaths);
            for (var i = 0; i < modelPaths.Length; i++)
            {
                models.Add(Context.Load(ml, modelPaths[i]));
                explainers.Add(new PhotoExplainer(Context.GeoModelOf(models[i], modelPaths[i]), geocoder.Gazetteer, options(names[i])));
            }

            var explained = new List<ExplainedPhoto>();
            foreach (var photo in photos)
            {
                cancellation.ThrowIfCancellationRequested();
                explained.Add(Explain(photo, explainers, geocoder, cancellation));
                Console.WriteLine(explained[^1] is { Error.Length: > 0 } failed ? $"{photo.Id}: not explained: {failed.Error}" : $"{photo.Id}: {explained[^1].Answers[0].Explained}");
            }

            var page = new ExplanationPage(geocoder.Gazetteer);
            TextFile.Write(output, writer => page.Write(writer, title, explained));
            Console.WriteLine($"explained {explained.Count(photo => photo.Error.Length == 0)} of {explained.Count} photos: {output}");
        }
        finally
        {
            explainers.ForEach(explainer => explainer.Dispose());
            models.ForEach(model => (model as IDisposable)?.Dispose());
        }
    }

    private static ExplainedPhoto Explain(Photo photo, List<PhotoExplainer> explainers, GazetteerGeocoder geocoder, CancellationToken cancellation)
    {
        var position = new GeoCoordinate(photo.Latitude, photo.Longitude);
        var truth = position.IsValid ? position : GeoCoordinate.Missing;
        var address = truth.IsMissing ? "" : geocoder.Locations.TextOf(geocoder.Geocode(truth).LocationIds);
        try
        {
            return new ExplainedPhoto(photo.Id, truth, address, [.. explainers.Select(explainer => explainer.Explain(photo.ImagePath, cancellation))]);
        }
        catch (ImageDecodingException e)
        {
            return new ExplainedPhoto(photo.Id, truth, address, [], e.Message);
        }
    }

    private static List<Photo> PhotosOf(MLContext ml, string[] paths, string? data, string? images, TableSettings tables, int most, out long leftOut)
    {
        leftOut = 0;
        if (data is null == (paths.Length == 0))
            throw new ArgumentException("Give --photo with photos, or --data with a folder or table of them.");
        if (data is null)
            return [.. paths.Select(path => File.Exists(path) ? FromFile(path) : throw new FileNotFoundException($"There is no photo '{path}'.", path))];
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most, "--most");
        var photos = new List<Photo>();
        foreach (var photo in ml.Data.CreateEnumerable<Photo>(Context.Open(ml, data, images, tables), reuseRowObject: false))
        {
            if (photos.Count < most)
                photos.Add(photo);
            else
                leftOut++;
        }

        return photos.Count > 0 ? photos : throw new InvalidDataException($"'{data}' has no photos.");
    }

    private static Photo FromFile(string path)
    {
        var coordinate = PhotoMetadata.Read(path).Coordinate;
        return new Photo { Id = Path.GetFileName(path), ImagePath = path, Latitude = coordinate.Latitude, Longitude = coordinate.Longitude };
    }

    // Models of one name in two folders are told apart by the folders.
    private static string[] NamesOf(string[] paths)
    {
        var names = Array.ConvertAll(paths, path => Path.GetFileNameWithoutExtension(path));
        return names.Distinct().Count() == names.Length ? names : Array.ConvertAll(paths, path => Path.Combine(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!, Path.GetFileNameWithoutExtension(path)));
    }
}
