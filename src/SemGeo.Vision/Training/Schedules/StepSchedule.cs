namespace SemGeo.Vision.Training.Schedules;

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
