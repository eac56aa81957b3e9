using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using SemGeo.Files;
using SemGeo.ML;
using SemGeo.ML.Collections;
using SemGeo.ML.Persistence;
using SemGeo.ML.Schema;
using SemGeo.ML.Scoring;
using SemGeo.Tables;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Shards;

namespace SemGeo.Pipelines.Input;

/// <summary>Makes the ML.NET context of a run and opens its data.</summary>
internal static class Context
{
    private const string PositionChannel = "Positions";

    // Verbs count the photos that a step leaves out themselves, with the first reason.
    private const string LeftOutChannel = "Left out";

    /// <summary>A context whose warnings go to standard error.</summary>
    /// <param name="gpu">The GPU to compute on; null for the processor.</param>
    /// <param name="isFollower">Whether another process says what became of the positions.</param>
    /// <exception cref="GpuUnavailableException">The GPU is not there: said before any work is done, not when the network is made or loaded.</exception>
    public static MLContext Create(int? gpu, bool isFollower = false)
    {
        GeoDevice.Resolve(gpu, fallbackToCpu: false);
        var context = new MLContext { GpuDeviceId = gpu };
        context.UseSemGeo();
        context.Log += (_, entry) =>
        {
            // What became of positions is for every user to see, those without one too.
            if (entry.Kind >= ChannelMessageKind.Info && entry.Source.Contains(PositionChannel, StringComparison.Ordinal) && !isFollower)
                Console.Error.WriteLine($"semgeo: {entry.RawMessage}");
            else if (entry.Kind >= ChannelMessageKind.Warning && !entry.Source.Contains(LeftOutChannel, StringComparison.Ordinal))
                Console.Error.WriteLine(entry.RawMessage);
        };
        return context;
    }

    /// <summary>Shards (a file, a folder of them or a pattern), a table, a folder of photos, or a single photo. What became of the positions goes to standard error.</summary>
    /// <exception cref="FileNotFoundException">There is none of them.</exception>
    /// <exception cref="TableException">More than half of a table's positions cannot be read.</exception>
    public static IDataView Open(MLContext context, string data, string? images, TableSettings tables)
    {
        if (IsShards(data))
            return context.Geolocation.LoadFromShards(data, new ShardLoadOptions { ZeroIsPosition = tables.ZeroIsPosition });
        if (Directory.Exists(data) || (File.Exists(data) && FileContent.IsPhoto(FileContent.Of(data))))
            return context.Geolocation.LoadFromFolder(data, tables.ForFolders());
        if (!File.Exists(data))
            throw new FileNotFoundException($"There is no folder, table or shard '{data}'.{(PhotoPath.WhyAbsent(data) is { } cause ? $" {cause}" : "")}", data);
        var photos = context.Geolocation.LoadFromTable(data, images, tables.ForPhotos());

        // A table is read once before hours of work that its faults would spoil.
        context.Geolocation.CountPositions(photos).ThrowIfMostlyUnreadable();
        return photos;
    }

    /// <summary>Writes to standard error what became of the positions of a table that no loader of ML.NET reads: a line for each kind.</summary>
    public static void WriteLines(PositionReport report)
    {
        foreach (var line in report.Lines())
            Console.Error.WriteLine($"semgeo: {line}");
    }

    /// <summary>Whether data are shards: one, a pattern, or a folder with some.</summary>
    public static bool IsShards(string data) => ShardFiles.IsShard(data) || (Directory.Exists(data) && Directory.EnumerateFiles(data).Any(file => ShardFiles.IsShard(file)));

    /// <summary>Loads a model, with an error that says what a file that is none may be.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ModelFormatException">It is no model, or damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ITransformer Load(MLContext context, string model) => context.Geolocation.LoadModel(model, out _);

    /// <summary>The view with a model's answers, with an error that says when the model is of another kind.</summary>
    public static IDataView Score(ITransformer model, IDataView photos, string path)
    {
        try
        {
            if (model.GetOutputSchema(photos.Schema).GetColumnOrNull(GeoColumns.PredictedLatitude) is not null)
                return model.Transform(photos);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw FindGeoModel(model) is null ? NoGeoModel(path, e) : new InvalidDataException($"'{path}' cannot answer for these rows: {Innermost(e).Message}", e);
        }

        throw NoGeoModel(path, null);
    }

    /// <summary>
    /// The model, answering photo by photo; it shares the network with the one that it is made of. The last digits of a photo's probabilities depend on how many go through the
    /// network together: so a run that goes on behind any photo writes what one that nobody ended writes, to the last bit.
    /// </summary>
    public static ITransformer OneByOne(ITransformer model)
    {
        var steps = model is IEnumerable<ITransformer> chain ? [.. chain] : new[] { model };
        if (steps is not [.. var before, MultiHeadGeoTransformer answer])
            return model;
        var options = answer.Scoring;
        (options.BatchSize, options.FirstBatchSize) = (1, 1);
        return new TransformerChain<ITransformer>([.. before, answer.With(options)]);
    }

    /// <summary>The geolocation model among a model's steps; it stays the model's.</summary>
    public static MultiHeadGeoTransformer GeoModelOf(ITransformer model, string path) => FindGeoModel(model) ?? throw NoGeoModel(path, null);

    /// <summary>The error for a model of another kind.</summary>
    public static InvalidDataException NoGeoModel(string path, Exception? cause) =>
        new($"'{path}' is a model of ML.NET, but it does not tell where photos were taken{(cause is null ? "" : $" ({Innermost(cause).Message})")}: give one that 'semgeo train' or 'semgeo quickstart' saved.", cause);

    /// <summary>What really went wrong: ML.NET wraps what a transformer throws while it is loaded.</summary>
    public static Exception Innermost(Exception e)
    {
        while (e is TargetInvocationException { InnerException: { } inner })
            e = inner;
        return e;
    }

    private static MultiHeadGeoTransformer? FindGeoModel(ITransformer model) =>
        model as MultiHeadGeoTransformer ?? (model as IEnumerable<ITransformer>)?.OfType<MultiHeadGeoTransformer>().LastOrDefault();
}
