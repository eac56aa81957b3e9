using System.CommandLine;
using System.Globalization;
using Microsoft.ML.Data;
using SemGeo.Files;
using SemGeo.ML;
using SemGeo.ML.Schema;
using SemGeo.ML.Scoring;
using SemGeo.ML.Training;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Configuration;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Pipelines.Partitioning;
using SemGeo.Pipelines.Training;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Distributed;
using SemGeo.Vision.Training;
using SemGeo.Vision.Training.Checkpoints;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo train</c>: geocode, partition, train, save.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var (data, images, config, set, gpu) = (CommonOptions.Data(), CommonOptions.Images(), CommonOptions.Config(), CommonOptions.Set(), CommonOptions.Gpu());
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        var output = new Option<string>("--output", "-o") { Description = "The model file to write.", Required = true };
        var checkpoints = new Option<string?>("--checkpoints") { Description = "A folder that the run is kept in, to go on from when it was ended." };
        var resume = new Option<bool>("--resume") { Description = "Go on from the newest checkpoint; begin where there is none." };
        var from = new Option<string?>("--from") { Description = "A model to start from, instead of random weights; or a weight file (.safetensors; .pt, .pth, .ckpt of PyTorch), whose heads are left out unless model:startFrom:keepHeads is set." };
        var partitioning = new Option<string?>("--partitioning") { Description = "A partitioning that 'semgeo partition' saved, of any scheme, or a folder of the authors' files; by default one is built from the data as the configuration says." };
        var validation = new Option<string?>("--validation") { Description = "Photos to validate on and to choose the weights by, given like --data; by default a share of the training photos is held back." };
        var report = new Option<string?>("--report") { Description = "The page to write learning curves to (.html, or .svg for the drawing alone), with their figures beside it (.jsonl). With --checkpoints there is one in that folder in any case." };
        var processes = new Option<int>("--processes") { Description = "Train in this many processes on this machine, by mpirun, which share its threads or take a GPU each.", DefaultValueFactory = _ => 1 };
        var command = new Command("train", "Trains a model on geotagged photos.") { data, images, config, set, gpu, partitioning, validation, output, checkpoints, resume, from, report, processes };
        columns.AddTo(command);
        command.SetAction(async (arguments, cancellation) =>
        {
            var settings = CommonOptions.Read(arguments, config, set);
            SetRun(settings.Model, arguments.GetValue(checkpoints), arguments.GetValue(resume), arguments.GetValue(from));
            if (arguments.GetValue(processes) is not 1 and var count)
            {
                return await LocalProcesses.RunAsync(arguments, processes, count, [
                    "--set", FormattableString.Invariant($"model:threads={LocalProcesses.Share(settings.Model.Threads, count)}"),
                    "--set", FormattableString.Invariant($"model:input:workers={LocalProcesses.Share(settings.Model.Input.Workers, count)}")], cancellation);
            }

            using var ending = LocalProcesses.LinkToParent(cancellation);
            var request = new TrainRequest
            {
                Data = arguments.GetRequiredValue(data),
                Images = arguments.GetValue(images),
                Tables = columns.Read(arguments),
                Output = arguments.GetRequiredValue(output),
                Partitioning = arguments.GetValue(partitioning),
                Validation = arguments.GetValue(validation),
                Report = arguments.GetValue(report),
            };
            Run(request, settings, arguments.GetValue(gpu), ending.Token);
            return 0;
        });
        return command;
    }

    /// <summary>Trains on a collection and saves the scoring steps; returns the seconds that fitting took. Of several processes the first alone saves and prints.</summary>
    public static double Run(TrainRequest request, PipelineConfig config, int? gpu, CancellationToken cancellation)
    {
        config.ValidateTraining();
        var team = config.Model.Training.Distributed ?? DistributedEnvironment.Read();
        if (team?.IsFollower is not true)
            CheckTargets([request.Output, request.Report], config.Model.Training.Checkpoints?.Directory);
        CheckFiles(request.Partitioning, config.Model.StartFrom?.Path);
        if (team is not null && config.Model.Threads == 0)
            config.Model.Threads = LocalProcesses.Share(0, team.LocalSize);
        GeoDevice.Resolve(gpu ?? team?.ChooseGpu(), fallbackToCpu: false).Require(config.Model.Training.Precision);
        var isFollower = team?.IsFollower is true;
        var console = isFollower ? TextWriter.Null : Console.Out;
        var ml = Context.Create(gpu, isFollower);
        var photos = Context.Open(ml, request.Data, request.Images, request.Tables);
        var held = request.Validation is null ? null : Context.Open(ml, request.Validation, request.Images, request.Tables);
        console.WriteLine($"training photos: {photos.GetRowCount()?.ToString(CultureInfo.InvariantCulture) ?? "streamed"} from {request.Data}");
        if (photos.GetColumn<double>(GeoColumns.Latitude).All(double.IsNaN))
            throw new InvalidDataException($"no photo of '{request.Data}' has a position: training needs geotagged photos, by EXIF GPS or by Latitude and Longitude in a table.");
        var started = TimeProvider.System.GetTimestamp();

        // Geocoding and labels are needed in training alone: TrainTest keeps them out of the saved model.
        var labelled = request.Partitioning is null ? LabelSteps.Build(ml, photos, config, console) : LabelSteps.Load(ml, photos, request.Partitioning, console);
        if (held is not null)
            config.Model.ValidationData = labelled.Transform(held, TransformerScope.Training);
        config.Model.CancellationToken = cancellation;
        string? curves = null;
        var trained = isFollower ? Fit(null) : ConsoleProgress.Run<TrainingProgress, MultiHeadGeoTransformer>(TrainingReports.Display, TrainingReports.Describe, Fit);
        var model = labelled.Append(trained, TransformerScope.Everything);
        using var disposal = trained;
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;

        if (isFollower)
            return seconds;
        ml.Geolocation.SaveForScoring(model, photos.Schema, request.Output);
        if (trained.StartedFrom is { } start)
            console.WriteLine(start);
        if (trained.ValidationSplit is { } split)
            console.WriteLine(split);
        var result = trained.Training!;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trained {result.Epochs} epochs, {result.ImagesSeen} photos, {result.ImagesPerSecond:0} photos/s, {seconds:0.0} s in all ({result.Stop})"));
        if (result.MissingLabels.Any(count => count > 0))
            console.WriteLine($"  photos without a cell: {string.Join(", ", trained.Partitionings.Levels.Zip(result.MissingLabels, (level, count) => $"{level.Name} {count}"))} of {result.ImagesSeen}");
        console.WriteLine($"model: {request.Output} ({new FileInfo(request.Output).Length / 1e6:0.0} MB)");
        if (curves is not null)
            console.WriteLine(curves);
        return seconds;

        MultiHeadGeoTransformer Fit(IProgress<TrainingProgress>? progress)
        {
            using var reports = isFollower ? null : TrainingReports.Create(config.Model.Training.Checkpoints?.Directory, request.Report, $"Training of {Path.GetFileNameWithoutExtension(request.Output)}", progress);
            config.Model.Progress = reports ?? progress;
            curves = reports?.Summary;
            return ml.Geolocation.MultiHeadGeoTrainer(config.Model).Fit(labelled.Transform(photos, TransformerScope.Training));
        }
    }

    // Checked before hours of work that would be lost by it.
    private static void CheckTargets(string?[] outputs, string? checkpoints)
    {
        foreach (var output in outputs.OfType<string>())
            WritableTarget.RequireFile(output);
        if (checkpoints is not null)
            WritableTarget.RequireFolder(checkpoints);
    }

    private static void CheckFiles(params string?[] inputs)
    {
        if (Array.Find(inputs, input => input is not null && !Path.Exists(input)) is { } absent)
            throw new FileNotFoundException($"There is no file '{absent}'.", absent);
    }

    // The command line over the configuration.
    private static void SetRun(MultiHeadGeoTrainerOptions model, string? checkpoints, bool resume, string? from)
    {
        if (checkpoints is not null)
            (model.Training.Checkpoints ??= new CheckpointOptions()).Directory = checkpoints;
        if (resume)
            (model.Training.Checkpoints ?? throw new ConfigurationException("--resume needs the folder of the run: give --checkpoints, or model:training:checkpoints:directory in the configuration.")).Resume = true;
        if (from is not null)
            (model.StartFrom ??= new FineTuningOptions()).Path = from;
    }
}
