using Microsoft.ML;

namespace Shims.MLNet.Tests.Model;

/// <summary>Saves a model and loads it in another context.</summary>
internal static class ModelReload
{
    public static ITransformer Reload(ITransformer model, DataViewSchema schema)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }
}
