using Microsoft.ML;
using Microsoft.ML.Runtime;
using SemGeo.ML;

namespace SemGeo.Pipelines;

/// <summary>Makes the ML.NET context of a run and opens its data.</summary>
internal static class Context
{
    /// <summary>A context whose warnings go to standard error.</summary>
    public static MLContext Create(int? gpu)
    {
        var context = new MLContext { GpuDeviceId = gpu };
        context.UseSemGeo();
        context.Log += (_, entry) =>
        {
            if (entry.Kind >= ChannelMessageKind.Warning)
                Console.Error.WriteLine(entry.RawMessage);
        };
        return context;
    }

    /// <summary>A folder of photos or a table.</summary>
    public static IDataView Open(MLContext context, string data, string? images) =>
        File.Exists(data) ? context.Geolocation.LoadFromTable(data, images) : context.Geolocation.LoadFromFolder(data);

    /// <summary>Loads a model, with an error that says what a file that is none may be.</summary>
    public static ITransformer Load(MLContext context, string model)
    {
        if (!File.Exists(model))
            throw new FileNotFoundException($"There is no model '{model}'.", model);
        try
        {
            return context.Model.Load(model, out _);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidDataException($"'{model}' could not be loaded: it is no model that SemGeo saved, or it is damaged or cut short ({Verb.Innermost(e).Message}).", e);
        }
    }
}
