using System.CommandLine;
using System.Globalization;
using SemGeo.Files;
using SemGeo.Geography;
using SemGeo.Imaging;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.Pipelines.CommandLine;
using SemGeo.Pipelines.Input;
using SemGeo.Pipelines.Output;
using SemGeo.Vision.Shards;

namespace SemGeo.Pipelines.Verbs;

/// <summary><c>semgeo pack</c>: photos into tar shards.</summary>
internal static class PackCommand
{
    private const long Megabyte = 1_000_000;

    public static Command Create()
    {
        var defaults = new ShardPackOptions();
        var (data, images) = (CommonOptions.Data(), CommonOptions.Images());
        var output = new Option<string>("--output", "-o") { Description = "The folder of the shards. The same command goes on where it was ended.", Required = true };
        var side = new Option<int>("--short-side") { Description = "The short side that larger photos are scaled down to; 0 keeps them.", DefaultValueFactory = _ => defaults.ShortSide };
        var quality = new Option<int>("--quality") { Description = "The quality of scaled JPEGs, 1 to 100.", DefaultValueFactory = _ => defaults.JpegQuality };
        var size = new Option<long>("--shard-mb") { Description = "Megabytes of a shard at most.", DefaultValueFactory = _ => defaults.MaxShardBytes / Megabyte };
        var count = new Option<int>("--shard-photos") { Description = "Photos of a shard at most.", DefaultValueFactory = _ => defaults.MaxShardPhotos };
        var positions = new Option<string?>("--positions") { Description = "For shards without positions, as the authors' .msg files: a table with id, latitude, longitude." };
        var command = new Command("pack", "Packs photos into tar shards (WebDataset), scaled down for training.") { data, images, output, side, quality, size, count, positions };
        var columns = new ColumnOptions(readsFolders: true, namesPositions: false);
        columns.AddTo(command);
        command.SetAction((arguments, cancellation) =>
        {
            var options = new ShardPackOptions
            {
                ShortSide = arguments.GetValue(side),
                JpegQuality = arguments.GetValue(quality),
                MaxShardBytes = arguments.GetValue(size) * Megabyte,
                MaxShardPhotos = arguments.GetValue(count),
            };
            Run(arguments.GetRequiredValue(data), arguments.GetValue(images), columns.Read(arguments), arguments.GetValue(positions), arguments.GetRequiredValue(output), options, cancellation);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Run(string data, string? images, TableSettings tables, string? positions, string output, ShardPackOptions options, CancellationToken cancellation)
    {
        WritableTarget.RequireFolder(output);
        var packer = new ShardPacker(new SkiaImageCodec(), new SkiaImageCodec(), options);
        var started = TimeProvider.System.GetTimestamp();
        var report = ConsoleProgress.Run<ShardPackProgress, ShardPackReport>(new ConsoleProgressOptions("packing") { IsCount = true }, Describe, progress => packer.Pack(Photos(data, images, tables, positions), output, progress, cancellation));
        foreach (var bad in report.Bad)
            Console.Error.WriteLine($"left out: {bad.Path}: {bad.Reason}");
        if (report.Repacked > 0)
            Console.Error.WriteLine($"The list of shards of the earlier run was altered: {report.Repacked} of its photos were packed again.");
        var seconds = Math.Max(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1e-3);
        var resumed = report.Resumed > 0 ? $", {report.Resumed} by an earlier run" : "";
        var rate = (report.Photos + report.Bad.Count - report.Resumed) / seconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"packed {report.Photos} photos ({report.Bytes / 1e6:0.0} MB) in {report.Shards} shards{resumed}, {report.Bad.Count} left out, {rate:0} photos/s: {output}"));
    }

    private static ProgressLine? Describe(ShardPackProgress value, TimeSpan elapsed)
    {
        var rate = (value.Photos - value.Resumed) / Math.Max(elapsed.TotalSeconds, 1e-3);
        return new ProgressLine(string.Create(CultureInfo.InvariantCulture, $"packed {value.Photos:n0} photos, {value.Shards:n0} shards, {rate:n0} photos/s"));
    }

    // A table's other columns go along.
    private static IEnumerable<PhotoToPack> Photos(string data, string? images, TableSettings tables, string? positions)
    {
        if (File.Exists(data) && !ShardFiles.IsShard(data) && !FileContent.IsPhoto(FileContent.Of(data)))
            return PhotoRows.Read(data, images, tables);
        var ml = Context.Create(null);
        var view = positions is null ? Context.Open(ml, data, images, tables) : ml.Geolocation.LoadFromShards(data, new ShardLoadOptions { PositionsPath = positions, PositionColumns = tables.ForCoordinates(), ZeroIsPosition = tables.ZeroIsPosition });
        return ml.Data.CreateEnumerable<Photo>(view, reuseRowObject: false).Select(photo => new PhotoToPack(photo.Id, photo.ImagePath, new GeoCoordinate(photo.Latitude, photo.Longitude), []));
    }
}
