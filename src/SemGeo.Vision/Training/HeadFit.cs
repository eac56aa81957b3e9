using SemGeo.Geography;
using SemGeo.Vision.Inference;

namespace SemGeo.Vision.Training;

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
