namespace SemGeo.Vision.Training.Schedules;

/// <summary>
/// Cosine annealing with warm restarts (Loshchilov and Hutter, "SGDR", ICLR 2017, equation 5) with cycles of equal length: within a cycle the rate falls from
/// the initial to the minimum one along half a cosine.
/// </summary>
internal static class CosineRestarts
{
    /// <summary>The learning rate at a part of an epoch.</summary>
    /// <param name="options">The rates and the cycles an epoch.</param>
    /// <param name="part">How much of the epoch is done, 0 to 1.</param>
    public static double LearningRate(GeoTrainingOptions options, double part)
    {
        var cycles = part * options.CyclesPerEpoch;
        var cosine = Math.Cos(Math.PI * (cycles - Math.Floor(cycles)));
        return options.MinimumLearningRate + (options.LearningRate - options.MinimumLearningRate) * (1 + cosine) / 2;
    }
}
