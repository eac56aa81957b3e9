using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML;
using SemGeo.Files;
using SemGeo.ML;
using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Scoring;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo score</c>: where were these photos taken?</summary>
internal static class ScoreCommand
{
    private const string Csv = "csv", JsonLines = "jsonl", GeoJson = "geojson", Devices = "/dev/";

    public static Command Create()
    {
        var (model, data, images, gpu, flags) = (CommonOptions.Model(), CommonOptions.Data(), CommonOptions.Images(), CommonOptions.Gpu(), new ScoringFlags());
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        var output = new Option<string>("--output", "-o") { Description = "The file to write; its name tells the format: .csv, .jsonl or .geojson. A run that was ended goes on where it was, but with .geojson.", Required = true };
        var format = new Option<string?>("--format") { Description = "csv, jsonl or geojson, where the name does not tell." };
        format.AcceptOnlyFromAmong(Csv, JsonLines, GeoJson);
        var restart = new Option<bool>("--restart") { Description = "Begin again, whatever an earlier run has left." };
        var command = new Command("score", "Predicts where photos were taken.") { model, data, images, output, format, gpu, restart };
        columns.AddTo(command);
        foreach (var option in flags.All)
            command.Add(option);
        command.SetAction((arguments, cancellation) =>
        {
            var ml = Context.Create(arguments.GetValue(gpu));
            var path = arguments.GetRequiredValue(model);
            var target = arguments.GetRequiredValue(output);
            var kind = FormatOf(target, arguments.GetValue(format));
            var loaded = Context.Load(ml, path);
            using var disposal = loaded as IDisposable;
            var hasGpu = arguments.GetValue(gpu) is not null;
            var (answering, options) = flags.Apply(loaded, path, arguments, hasGpu);
            using var shared = answering as IDisposable;
            var scorer = new PhotoScorer(ml, answering, path, flags.Parallel(arguments, hasGpu));
            var photos = Context.Open(ml, arguments.GetRequiredValue(data), arguments.GetValue(images), columns.Read(arguments));
            return Task.FromResult(Run(ml, scorer, photos, arguments.GetRequiredValue(data), arguments.GetValue(images), target, kind, flags.Top(arguments), () => Identity(path, kind, flags.Top(arguments), options), arguments.GetValue(restart), cancellation));
        });
        return command;
    }

    private static int Run(
        MLContext ml, PhotoScorer scorer, IDataView view, string data, string? images, string output, string format, int top, Func<string> identity, bool restart, CancellationToken cancellation)
    {
        var tally = new ScoreTally();
        var photos = ml.Data.CreateEnumerable<Photo>(view, reuseRowObject: false);
        using var count = new BackgroundCount(view);
        ScoringDisplay.Run(() => count.Total, progress =>
        {
            if (format == GeoJson || Path.GetFullPath(output).StartsWith(Devices, StringComparison.Ordinal))
                WriteAtOnce(scorer, photos, output, format, top, tally, progress, cancellation);
            else
                WriteOn(scorer, photos, output, format == Csv, top, identity(), restart, tally, progress, cancellation);
        });
        tally.WriteBad(Console.Error);
        if (tally.Absent > 0 && File.Exists(data))
            Console.Error.WriteLine($"semgeo: photos that do not exist: {tally.Absent}. Relative paths of '{data}' are relative to '{images ?? Path.GetDirectoryName(Path.GetFullPath(data))}'; --images names another folder.");
        var resumed = tally.Resumed > 0 ? $", {tally.Resumed} of them by an earlier run" : "";
        Console.WriteLine($"scored {tally.Rows} photos{resumed}, {tally.Rows - tally.Bad} with a prediction, {tally.Bad} with a reason why not: {output}");
        if (tally.Bad < tally.Rows)
            return 0;
        Console.Error.WriteLine($"semgeo: no photo has a prediction; the reasons stand above and in '{output}'.");
        return Verb.Failed;
    }

    private static void WriteOn(
        PhotoScorer scorer, IEnumerable<Photo> photos, string output, bool isCsv, int top, string identity, bool restart, ScoreTally tally, IProgress<ScoreTally> progress, CancellationToken cancellation)
    {
        using var journal = ScoreJournal.Open(output, identity, restart);
        new ResumableScoring(scorer, isCsv, (text, isNew) => isCsv ? new CsvScoreWriter(text, top, isNew) : new JsonLinesScoreWriter(text, top)).Run(journal, photos, tally, progress, cancellation);
        journal.Complete();
    }

    // One document, written when all is known: what is there of it before has no use.
    private static void WriteAtOnce(
        PhotoScorer scorer, IEnumerable<Photo> photos, string output, string format, int top, ScoreTally tally, IProgress<ScoreTally> progress, CancellationToken cancellation) => AtomicFile.Write(output, path =>
    {
        using var writer = CreateWriter(path, format, top);
        foreach (var part in scorer.Score(photos, cancellation))
        {
            foreach (var photo in part)
            {
                writer.Write(photo);
                tally.Add(photo.Id, photo.ImagePath, photo.ImageError);
            }

            progress.Report(tally);
        }
    });

    private static IScoreWriter CreateWriter(string path, string format, int top)
    {
        if (format == GeoJson)
            return new GeoJsonScoreWriter(File.Create(path), top);
        var text = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return format == Csv ? new CsvScoreWriter(text, top) : new JsonLinesScoreWriter(text, top);
    }

    private static string FormatOf(string output, string? format)
    {
        format ??= Path.GetExtension(output).TrimStart('.').ToLowerInvariant();
        return format is Csv or JsonLines or GeoJson
            ? format : throw new ArgumentException($"The name '{output}' does not tell a format: end it in .csv, .jsonl or .geojson, or give --format.");
    }

    /// <summary>All that the answers depend on but the photos. With other numbers of threads they are the same to rounding, so that another machine may go on.</summary>
    private static string Identity(string model, string format, int top, GeoScoringOptions options)
    {
        options.Threads = null;
        using var file = File.OpenRead(model);
        return JsonSerializer.Serialize(new { model = Convert.ToHexStringLower(SHA256.HashData(file)), format, top, options });
    }
}
