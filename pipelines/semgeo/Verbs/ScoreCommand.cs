using System.CommandLine;
using System.Text;
using Microsoft.ML;
using SemGeo.Files;
using SemGeo.ML.Collections;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Scoring;
using SemGeo.Vision.Distributed;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo score</c>: where were these photos taken?</summary>
internal static class ScoreCommand
{
    private const string Csv = "csv", JsonLines = "jsonl", GeoJson = "geojson";

    public static Command Create()
    {
        var (model, data, images, gpu, flags) = (CommonOptions.Model(), CommonOptions.Data(), CommonOptions.Images(), CommonOptions.Gpu(), new ScoringFlags());
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        var output = new Option<string>("--output", "-o") { Description = "The file to write; its name tells the format: .csv, .jsonl or .geojson. A run that was ended goes on where it was, but with .geojson.", Required = true };
        var format = new Option<string?>("--format") { Description = "csv, jsonl or geojson, where the name does not tell." };
        format.AcceptOnlyFromAmong(Csv, JsonLines, GeoJson);
        var restart = new Option<bool>("--restart") { Description = "Begin again, whatever an earlier run has left." };
        var processes = new Option<int>("--processes") { Description = "Score in this many processes on this machine, by mpirun, which share its threads or take a GPU each.", DefaultValueFactory = _ => 1 };
        var command = new Command("score", "Predicts where photos were taken.") { model, data, images, output, format, gpu, restart, processes };
        columns.AddTo(command);
        foreach (var option in flags.All)
            command.Add(option);
        command.SetAction(async (arguments, cancellation) =>
        {
            if (DistributedEnvironment.Read()?.IsFollower is not true)
                WritableTarget.RequireFile(arguments.GetRequiredValue(output));
            if (arguments.GetValue(processes) is not 1 and var count)
                return await LocalProcesses.RunAsync(arguments, processes, count, [], cancellation);
            using var ending = LocalProcesses.LinkToParent(cancellation);
            var team = DistributedEnvironment.Read();
            var device = arguments.GetValue(gpu) ?? team?.ChooseGpu();
            var ml = Context.Create(device, team?.IsFollower is true);
            var path = arguments.GetRequiredValue(model);
            var target = arguments.GetRequiredValue(output);
            var kind = FormatOf(target, arguments.GetValue(format));
            var loaded = Context.Load(ml, path);
            using var disposal = loaded as IDisposable;
            var hasGpu = device is not null;
            var (answering, options) = flags.Apply(loaded, path, arguments, hasGpu);
            using var shared = answering as IDisposable;
            var parts = flags.Parallel(arguments, hasGpu);
            var scorer = new PhotoScorer(ml, answering, path, parts, LocalProcesses.Share(parts, hasGpu ? 1 : team?.LocalSize ?? 1), hasGpu ? PhotoScorer.StretchSize : PhotoScorer.LargestPart);
            var photos = Context.Open(ml, arguments.GetRequiredValue(data), arguments.GetValue(images), columns.Read(arguments));
            var identity = new Lazy<JournalIdentity>(() => ScoreIdentity.Of(path, kind, flags.Top(arguments), options));
            using var others = Communicator.Create(team);
            var (source, folder) = (arguments.GetRequiredValue(data), arguments.GetValue(images));
            var exit = 0;
            try
            {
                IPhotoScorer joined = others.Size > 1 ? Join(scorer, others, $"{identity.Value.ToJson()} in {parts} parts") : scorer;
                exit = Run(ml, joined, others.Rank == 0, photos, source, folder, target, kind, flags.Top(arguments), identity, arguments.GetValue(restart), ending.Token);
                others.Barrier();
            }
            catch (Exception e)
            {
                others.Fail(Context.Innermost(e).Message);
                throw;
            }

            return exit;
        });
        return command;
    }

    private static TeamScorer Join(PhotoScorer own, ICommunicator others, string identity)
    {
        var scorer = new TeamScorer(own, others);
        scorer.Check(identity);
        return scorer;
    }

    private static int Run(
        MLContext ml, IPhotoScorer scorer, bool writes, IDataView view, string data, string? images, string output, string format, int top, Lazy<JournalIdentity> identity, bool restart,
        CancellationToken cancellation)
    {
        var tally = new ScoreTally();
        var photos = ml.Data.CreateEnumerable<Photo>(view, reuseRowObject: false);
        if (!writes)
        {
            // Its answers went to rank 0.
            _ = scorer.Score(photos, 0, cancellation).Count();
            return 0;
        }

        using var count = new BackgroundCount(view);
        _ = ConsoleProgress.Run<ScoreTally, ScoreTally>(new ConsoleProgressOptions("scoring"), (value, elapsed) => value.Describe(count.Total, elapsed), progress =>
        {
            if (format == GeoJson || AtomicFile.IsStream(output))
                WriteAtOnce(scorer, photos, output, format, top, tally, progress, cancellation);
            else
                WriteOn(scorer, photos, output, format == Csv, top, identity.Value, restart, tally, progress, cancellation);
            return tally;
        });
        tally.WriteBad(Console.Error);
        if (tally.Absent > 0 && File.Exists(data))
        {
            var folder = images ?? Path.GetDirectoryName(Path.GetFullPath(data));
            Console.Error.WriteLine($"semgeo: photos that do not exist: {tally.Absent}. Relative paths of '{data}' are relative to '{folder}'; --images names another folder.");
        }

        var resumed = tally.Resumed > 0 ? $", {tally.Resumed} of them by an earlier run" : "";
        Console.WriteLine($"scored {tally.Rows} photos{resumed}, {tally.Rows - tally.Bad} with a prediction, {tally.Bad} with a reason why not: {output}");
        if (tally.Bad < tally.Rows)
            return 0;
        Console.Error.WriteLine($"semgeo: no photo has a prediction; the reasons stand above and in '{output}'.");
        return CommandRunner.Failed;
    }

    private static void WriteOn(
        IPhotoScorer scorer, IEnumerable<Photo> photos, string output, bool isCsv, int top, JournalIdentity identity, bool restart, ScoreTally tally, IProgress<ScoreTally> progress, CancellationToken cancellation)
    {
        using var journal = ScoreJournal.Open(output, identity, restart);
        if (journal.Notice is { } notice)
            Console.Error.WriteLine(notice);
        new ResumableScoring(scorer, isCsv, (text, isNew) => isCsv ? new CsvScoreWriter(text, top, isNew) : new JsonLinesScoreWriter(text, top)).Run(journal, photos, tally, progress, cancellation);
        journal.Complete();
    }

    // One document, written when all is known: what is there of it before has no use.
    private static void WriteAtOnce(
        IPhotoScorer scorer, IEnumerable<Photo> photos, string output, string format, int top, ScoreTally tally, IProgress<ScoreTally> progress, CancellationToken cancellation) => AtomicFile.Write(output, path =>
    {
        using var writer = CreateWriter(path, format, top);
        foreach (var part in scorer.Score(photos, 0, cancellation))
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
}
