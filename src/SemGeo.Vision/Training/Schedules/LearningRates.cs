namespace SemGeo.Vision.Training.Schedules;

/// <summary>The learning rate of every step. It is a function of the place in the run alone, so that a resumed run has the same.</summary>
/// <param name="options">The schedule.</param>
/// <param name="photosInEpoch">The number of photos of an epoch; needed for schedules that change within an epoch.</param>
internal sealed class LearningRates(GeoTrainingOptions options, long? photosInEpoch)
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="epoch">The epoch, counted from 1.</param>
    /// <param name="position">How many photos of the epoch were used up before, those left out included.</param>
    /// <exception cref="InvalidOperationException">The schedule changes within an epoch, whose length is unknown.</exception>
    public double At(int epoch, long position)
    {
        if (options.Schedule != LearningRateSchedule.Sgdr)
            return StepSchedule.LearningRate(options, epoch);
        var count = photosInEpoch
            ?? throw new InvalidOperationException("The schedule Sgdr divides an epoch into cycles, but the number of training photos is unknown: give a source with a Count, or another schedule.");
        return CosineRestarts.LearningRate(options, Math.Min(1, (double)position / Math.Max(1, count)));
    }
}

/// <summary>How the learning rate falls. Each comes with a number of epochs, which <see cref="GeoTrainingOptions.Epochs"/> replaces, and was published with a
/// batch size, which is an option of the input.</summary>
public enum LearningRateSchedule
{
    /// <summary>Times <see cref="GeoTrainingOptions.DecayFactor"/> after epochs 3, 6, 9, 12 and every one from then on; 15 epochs, batch 200 (paper, 4.1.1).</summary>
    Paper,

    /// <summary>Times <see cref="GeoTrainingOptions.DecayFactor"/> after epochs 4, 8, 12, 13, 14, 15, 17, 19, 20; 20 epochs, batch 128 (authors' code).</summary>
    AuthorsCode,

    /// <summary>
    /// Cosine annealing with warm restarts (SGDR; Loshchilov and Hutter, ICLR 2017), <see cref="GeoTrainingOptions.CyclesPerEpoch"/> cycles an epoch; 10
    /// epochs, batch 128 (country pre-training, paper, Appendix C).
    /// </summary>
    Sgdr,
}

/// <summary>The learning rate of an epoch: the initial one times the decay factor for every decay epoch that has passed (paper, 4.1.1).</summary>
internal static class StepSchedule
{
    /// <summary>The learning rate in an epoch, counted from 1.</summary>
    public static double LearningRate(GeoTrainingOptions options, int epoch)
    {
        var steps = Enumerable.Range(1, epoch - 1).Count(past => options.DecayAfterEpochs?.Contains(past) ?? IsStep(options.Schedule, past));
        return options.LearningRate * Math.Pow(options.DecayFactor, steps);
    }

    private static bool IsStep(LearningRateSchedule schedule, int epoch) => schedule == LearningRateSchedule.AuthorsCode
        ? TrainingConstants.AuthorsDecayEpochs.Contains(epoch)
        : epoch >= TrainingConstants.DecayEveryEpochFrom || epoch % TrainingConstants.DecayInterval == 0;
}

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
