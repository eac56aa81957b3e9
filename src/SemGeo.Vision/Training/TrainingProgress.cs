namespace SemGeo.Vision.Training;

/// <summary>How far training is. Reported at intervals, at each validation and at the end of each epoch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="ImagesSeen">The number of photos trained on, over all epochs.</param>
/// <param name="ImagesPerSecond">Photos per second of training so far, validations not counted.</param>
/// <param name="Remaining">The estimated time to the end of the last epoch; null while the number of photos is unknown.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Loss">The weighted sum of <paramref name="HeadLosses"/>, of those that had labels.</param>
/// <param name="HeadLosses">Each head's mean loss over the labelled photos since the last report, fine to coarse; NaN where none had a label.</param>
/// <param name="Validation">The validation that was just done, if this report is about one.</param>
/// <param name="IsBest">Whether that validation has the lowest loss so far.</param>
/// <param name="Notice">What the user should know, if this report is about that: that a run goes on from a checkpoint, or that one was damaged.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    long ImagesSeen,
    double ImagesPerSecond,
    TimeSpan? Remaining,
    double LearningRate,
    double Loss,
    IReadOnlyList<double> HeadLosses,
    ValidationResult? Validation = null,
    bool IsBest = false,
    string? Notice = null);
