using System.Runtime.InteropServices;
using SemGeo.Geography;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Losses;

/// <summary>
/// Cross entropy against soft targets that fall off with the distance from the photo: cell i gets a share proportional to
/// exp(-(d(cell i, photo) - d(true cell, photo)) / tau), d the great-circle distance of a cell's coordinate (Haas, Skreta, Alberti and Finn, "PIGEON:
/// Predicting Image Geolocations", CVPR 2024, equation 2, who take tau = 75 km).
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>The shares of a photo sum to 1, so that the loss stays a cross entropy (the paper's do not); the true cell's distance cancels out then.</item>
/// <item>A photo without a coordinate is thought to be where its cell is.</item>
/// <item>A cell without a coordinate gets no share of another cell's photos, and all of its own.</item>
/// </list>
/// </remarks>
internal sealed class HaversineSmoothing(IReadOnlyList<GeoCoordinate> cells, double tauKm) : IHeadLoss
{
    private readonly bool[] _isPlaced = [.. cells.Select(cell => cell.IsValid)];

    public bool Uses(HeadTarget target) => target.Cell >= 0;

    public Tensor Sum(Tensor logits, ReadOnlySpan<HeadTarget> targets)
    {
        Tensor shares;
        using (no_grad())
            shares = Shares(targets, logits.device).to_type(logits.dtype);
        return (shares * logits.log_softmax(1)).sum().neg();
    }

    /// <summary>The soft targets [n, cells] in double precision; rows of photos that are not used are 0.</summary>
    internal Tensor Shares(ReadOnlySpan<HeadTarget> targets, Device device)
    {
        var (photos, isHard) = (new GeoCoordinate[targets.Length], new bool[targets.Length]);
        for (var i = 0; i < photos.Length; i++)
        {
            var cell = targets[i].Cell;
            isHard[i] = cell >= 0 && !_isPlaced[cell];
            photos[i] = cell < 0 ? GeoCoordinate.Missing : targets[i].Coordinate.IsValid ? targets[i].Coordinate : cells[cell];
        }

        var truth = CellCrossEntropy.Upload(targets, 0, device).unsqueeze(1);
        var scores = Distances(photos, device).masked_fill(Flags(_isPlaced, device).logical_not(), double.PositiveInfinity) / -tauKm;

        // So far above all others that the whole share is its own.
        const double all = 1e9;
        var own = scores.gather(1, truth).masked_fill(Flags(isHard, device).unsqueeze(1), all);
        return scores.scatter(1, truth, own).softmax(1) * Used(targets, device);
    }

    // Haversine of the angle = (1 - cosine) / 2, in double precision: good to some decimetres.
    private Tensor Distances(GeoCoordinate[] photos, Device device)
    {
        var cosines = UnitVectors.Of(photos, device).matmul(UnitVectors.Of(cells, device).t());
        return ((1.0 - cosines) / 2.0).clamp((TorchSharp.Scalar)0.0, (TorchSharp.Scalar)1.0).sqrt().asin() * (2 * GreatCircle.EarthRadiusKm);
    }

    private static Tensor Used(ReadOnlySpan<HeadTarget> targets, Device device)
    {
        var used = empty([targets.Length, 1], dtype: ScalarType.Float64);
        var values = MemoryMarshal.Cast<byte, double>(used.bytes);
        for (var i = 0; i < values.Length; i++)
            values[i] = targets[i].Cell < 0 ? 0 : 1;
        return used.to(device);
    }

    private static Tensor Flags(ReadOnlySpan<bool> flags, Device device)
    {
        var tensor = empty([flags.Length], dtype: ScalarType.Bool);
        MemoryMarshal.AsBytes(flags).CopyTo(tensor.bytes);
        return tensor.to(device);
    }
}
