using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training;

/// <summary>Checks that a batch is what a model takes.</summary>
internal static class BatchFit
{
    /// <exception cref="ArgumentException">The batch has another size, other heads, several crops, or a label that is no cell.</exception>
    public static void Check(PhotoBatch batch, GeoModelSpec spec)
    {
        if (batch.InputSize != spec.Side)
            throw new ArgumentException($"The batches are of {batch.InputSize}x{batch.InputSize} pixels, the model takes {spec.Side}x{spec.Side}: give both the same InputSize.");
        if (batch.Channels != spec.Channels)
            throw new ArgumentException($"The batches have {batch.Channels} values a pixel, the model takes {spec.Channels}: give both the same EmbeddingSize.");
        if (batch.Crops != 1)
            throw new ArgumentException($"The batches have {batch.Crops} crops a photo; training and validation take one.");
        if (batch.Heads != spec.Heads.Count)
            throw new ArgumentException($"The photos have {batch.Heads} labels each, the model has {spec.Heads.Count} heads: a photo needs one label a head, -1 where it is missing.");
        for (var i = 0; i < batch.Labels.Length; i++)
        {
            var head = spec.Heads[i % batch.Heads];
            if (batch.Labels[i] < -1 || batch.Labels[i] >= head.Cells)
            {
                throw new ArgumentException(
                    $"Row {batch.Rows[i / batch.Heads]} has the label {batch.Labels[i]} for head '{head.Name}', which has {head.Cells} cells: 0 to {head.Cells - 1}, -1 where it is missing.");
            }
        }
    }
}
