using SemGeo.Geography;
using SemGeo.Vision.Networks;
using static TorchSharp.torch;

namespace SemGeo.Vision.Training.Losses;

/// <summary>Minus the logarithm of a mixture's density where the photo was taken; see <see cref="VonMisesFisherMixture"/>. Labels play no part.</summary>
internal sealed class MixtureLoss(VonMisesFisherMixture mixture) : IHeadLoss
{
    public bool Uses(HeadTarget target) => target.Coordinate.IsValid;

    public Tensor Sum(Tensor logits, ReadOnlySpan<HeadTarget> targets)
    {
        var coordinates = new GeoCoordinate[targets.Length];
        var rows = new List<long>(targets.Length);
        for (var i = 0; i < coordinates.Length; i++)
        {
            coordinates[i] = targets[i].Coordinate;
            if (Uses(targets[i]))
                rows.Add(i);
        }

        // All rows stay in the graph; those that are not used get no weight.
        var density = mixture.LogDensity(logits, UnitVectors.Of(coordinates, logits.device));
        return rows.Count == 0
            ? (density * 0.0).sum().to_type(ScalarType.Float32)
            : density.index_select(0, tensor(rows.ToArray()).to(logits.device)).sum().neg().to_type(ScalarType.Float32);
    }
}
