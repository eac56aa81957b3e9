using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.ML;
using SemGeo.Pipelines.Output;
using SemGeo.Vision.Devices;
using SemGeo.Vision.Shards;

namespace SemGeo.Pipelines;

/// <summary>Makes the ML.NET context of a run and opens its data.</summary>
internal static class Context
{
    /// <summary>A context whose warnings go to standard error.</summary>
    /// <exception cref="GpuUnavailableException">The GPU is not there: said before any work is done, not when the network is made or loaded.</exception>
    public static MLContext Create(int? gpu)
    {
        GeoDevice.Resolve(gpu, fallbackToCpu: false);
        var context = new MLContext { GpuDeviceId = gpu };
        context.UseSemGeo();
        context.Log += (_, entry) =>
        {
            if (entry.Kind >= ChannelMessageKind.Warning)
                Console.Error.WriteLine(entry.RawMessage);
        };
        return context;
    }

    /// <summary>Shards (a file, a folder of them or a pattern), a table, or a folder of photos.</summary>
    /// <exception cref="FileNotFoundException">There is none of them.</exception>
    public static IDataView Open(MLContext context, string data, string? images) =>
        ShardFiles.IsShard(data) || (Directory.Exists(data) && Directory.EnumerateFiles(data).Any(file => ShardFiles.IsShard(file))) ? context.Geolocation.LoadFromShards(data)
        : File.Exists(data) ? context.Geolocation.LoadFromTable(data, images)
        : Directory.Exists(data) ? context.Geolocation.LoadFromFolder(data)
        : throw new FileNotFoundException($"There is no folder, table or shard '{data}'.", data);

    /// <summary>Loads a model, with an error that says what a file that is none may be.</summary>
    public static ITransformer Load(MLContext context, string model)
    {
        if (!File.Exists(model))
            throw new FileNotFoundException($"There is no model '{model}'.", model);
        try
        {
            return context.Model.Load(model, out _);
        }
        catch (Exception e) when (Verb.Innermost(e) is IOException and not EndOfStreamException)
        {
            // The disk's fault, not the model's: parts of a model are unpacked into the temporary folder.
            throw new IOException($"'{model}' could not be read: {Verb.Innermost(e).Message}", e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidDataException($"'{model}' could not be loaded: it is no model that SemGeo saved, or it is damaged or cut short ({Verb.Innermost(e).Message}).", e);
        }
    }

    /// <summary>The view with a model's answers, with an error that says when the model is of another kind.</summary>
    public static IDataView Score(ITransformer model, IDataView photos, string path)
    {
        try
        {
            if (model.GetOutputSchema(photos.Schema).GetColumnOrNull(nameof(ScoredPhoto.PredictedLatitude)) is not null)
                return model.Transform(photos);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw FindGeoModel(model) is null ? NoGeoModel(path, e) : new InvalidDataException($"'{path}' cannot answer for these rows: {Verb.Innermost(e).Message}", e);
        }

        throw NoGeoModel(path, null);
    }

    /// <summary>The geolocation model among a model's steps; it stays the model's.</summary>
    public static MultiHeadGeoTransformer GeoModelOf(ITransformer model, string path) => FindGeoModel(model) ?? throw NoGeoModel(path, null);

    /// <summary>The error for a model of another kind.</summary>
    public static InvalidDataException NoGeoModel(string path, Exception? cause) =>
        new($"'{path}' is a model of ML.NET, but it does not tell where photos were taken{(cause is null ? "" : $" ({Verb.Innermost(cause).Message})")}: give one that 'semgeo train' or 'semgeo quickstart' saved.", cause);

    private static MultiHeadGeoTransformer? FindGeoModel(ITransformer model) =>
        model as MultiHeadGeoTransformer ?? (model as IEnumerable<ITransformer>)?.OfType<MultiHeadGeoTransformer>().LastOrDefault();
}
