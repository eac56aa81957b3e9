using SemGeo.Geography;
using SemGeo.Vision.Networks;

namespace SemGeo.Vision.Training.Losses;

/// <summary>Chooses each head's loss.</summary>
internal static class HeadLosses
{
    /// <summary>The loss of all heads: a mixture's density, soft targets where smoothing is asked for, else the cross entropy.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How to train.</param>
    /// <param name="weights">What each head counts.</param>
    /// <param name="cells">The coordinates of all heads' cells; needed for smoothing.</param>
    public static SummedLoss Create(GeoNetwork network, GeoTrainingOptions options, IReadOnlyList<double> weights, IReadOnlyList<IReadOnlyList<GeoCoordinate>>? cells)
        => new([.. network.Mixtures.Select((mixture, head) => Create(mixture, options.LabelSmoothingKm, cells?[head]))], weights);

    private static IHeadLoss Create(VonMisesFisherMixture? mixture, double? tauKm, IReadOnlyList<GeoCoordinate>? cells)
        => mixture is not null ? new MixtureLoss(mixture) : tauKm is { } tau ? new HaversineSmoothing(cells!, tau) : new CellCrossEntropy();
}
