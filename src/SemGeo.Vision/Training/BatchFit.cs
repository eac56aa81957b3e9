using SemGeo.Geography;
using SemGeo.Vision.Inference;
using SemGeo.Vision.Input;

namespace SemGeo.Vision.Training;

/// <summary>Checks that a batch is what a model takes.</summary>
internal static class BatchFit
{
    /// <exception cref="ArgumentException">The batch has another size, other heads, several crops, or a label that is no cell.</exception>
    public static void Check(PhotoBatch batch, GeoModelSpec spec)
    {
        if (batch.Shape != spec.Shape)
            throw new ArgumentException($"The batches are of {batch.Shape}, the model takes {spec.Shape}: give both the same {(batch.Shape.IsEmbedding || spec.Shape.IsEmbedding ? "EmbeddingSize" : "InputSize")}.");
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

/// <summary>Checks that options and coordinates are made for a model's heads.</summary>
internal static class HeadFit
{
    /// <exception cref="ArgumentException">There are not as many weights as heads, or not as many coordinates as cells.</exception>
    public static void Check(GeoModelSpec spec, GeoTrainingOptions options, IReadOnlyList<IReadOnlyList<GeoCoordinate>>? coordinates, string parameter)
    {
        if (options.HeadLossWeights is { } weights && weights.Count != spec.Heads.Count)
            throw new ArgumentException($"HeadLossWeights has {weights.Count} numbers for {spec.Heads.Count} heads, it needs as many.");
        if (coordinates is null)
            return;
        if (coordinates.Count != spec.Heads.Count)
            throw new ArgumentException($"CellCoordinates has {coordinates.Count} lists for {spec.Heads.Count} heads, it needs as many.", parameter);
        foreach (var (head, cells) in spec.Heads.Zip(coordinates))
        {
            if (cells.Count != head.Cells)
                throw new ArgumentException($"CellCoordinates of head '{head.Name}' has {cells.Count} coordinates for {head.Cells} cells, it needs as many.", parameter);
        }
    }
}
