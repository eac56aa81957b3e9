using Microsoft.ML;

namespace SemGeo.ML.Tests;

/// <summary>Saves and loads models through files in a folder of their own.</summary>
internal static class Models
{
    /// <summary>What a fresh context loads after another one has saved.</summary>
    public static ITransformer Reload(ITransformer model, DataViewSchema schema)
    {
        var path = Path.Combine(Path.GetTempPath(), $"semgeo-model-{Guid.NewGuid():N}.zip");
        try
        {
            new MLContext().Model.Save(model, schema, path);
            return new MLContext().UseSemGeo().Model.Load(path, out _);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The innermost error of what ML.NET threw.</summary>
    public static Exception Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error;
    }
}
