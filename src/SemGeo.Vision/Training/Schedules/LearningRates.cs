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
