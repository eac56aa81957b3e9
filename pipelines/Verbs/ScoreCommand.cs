using System.CommandLine;
using System.Text;
using SemGeo.Files;
using SemGeo.Pipelines.Output;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo score</c>: where were these photos taken?</summary>
internal static class ScoreCommand
{
    private const string Csv = "csv", JsonLines = "jsonl", GeoJson = "geojson";

    public static Command Create()
    {
        var (model, data, images, gpu) = (CommonOptions.Model(), CommonOptions.Data(), CommonOptions.Images(), CommonOptions.Gpu());
        var output = new Option<string>("--output", "-o") { Description = "The file to write; its name tells the format: .csv, .jsonl or .geojson.", Required = true };
        var format = new Option<string?>("--format") { Description = "csv, jsonl or geojson, where the name does not tell." };
        format.AcceptOnlyFromAmong(Csv, JsonLines, GeoJson);
        var command = new Command("score", "Predicts where photos were taken.") { model, data, images, output, format, gpu };
        command.SetAction((arguments, cancellation) =>
        {
            Run(
                arguments.GetRequiredValue(model), arguments.GetRequiredValue(data), arguments.GetValue(images), arguments.GetRequiredValue(output), arguments.GetValue(format), arguments.GetValue(gpu),
                cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(string modelPath, string data, string? images, string output, string? format, int? gpu, CancellationToken cancellation)
    {
        format ??= Path.GetExtension(output).TrimStart('.').ToLowerInvariant();
        if (format is not (Csv or JsonLines or GeoJson))
            throw new ArgumentException($"The name '{output}' does not tell a format: end it in .csv, .jsonl or .geojson, or give --format.");
        var ml = Context.Create(gpu);
        var model = Context.Load(ml, modelPath);
        using var disposal = model as IDisposable;
        var scored = Context.Score(model, Context.Open(ml, data, images), modelPath);
        var (rows, bad) = (0, new List<ScoredPhoto>());
        AtomicFile.Write(output, path =>
        {
            using var writer = CreateWriter(path, format);
            foreach (var photo in ml.Data.CreateEnumerable<ScoredPhoto>(scored, reuseRowObject: false))
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(photo);
                rows++;
                if (photo.ImageError.Length > 0)
                    bad.Add(photo);
            }
        });
        foreach (var photo in bad)
            Console.Error.WriteLine($"no prediction: {photo.Id}: {photo.ImageError}");
        Console.WriteLine($"scored {rows} photos, {rows - bad.Count} with a prediction, {bad.Count} with a reason why not: {output}");
    }

    private static IScoreWriter CreateWriter(string path, string format)
    {
        if (format == GeoJson)
            return new GeoJsonScoreWriter(File.Create(path));
        var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return format == Csv ? new CsvScoreWriter(text) : new JsonLinesScoreWriter(text);
    }
}
