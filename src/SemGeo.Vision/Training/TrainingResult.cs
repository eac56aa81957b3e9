using SemGeo.Evaluation;

namespace SemGeo.Vision.Training;

/// <summary>What came of a training run. The network keeps the weights of <see cref="Best"/>, or the last ones when nothing was validated.</summary>
/// <param name="Stop">Why training ended.</param>
/// <param name="Epochs">The number of epochs that were finished.</param>
/// <param name="ImagesSeen">The number of photos trained on, over all epochs.</param>
/// <param name="Elapsed">The time that training took, validations included.</param>
/// <param name="ImagesPerSecond">Photos per second of training, validations not counted.</param>
/// <param name="Best">The validation with the lowest loss; null when nothing was validated.</param>
/// <param name="Validations">All validations in order.</param>
/// <param name="MissingLabels">For each head, how many of the photos seen had no label for it (a mixture: no coordinate).</param>
/// <param name="Notices">What the user should know: that the run went on from a checkpoint, or that one was damaged.</param>
public sealed record TrainingResult(
    TrainingStop Stop,
    int Epochs,
    long ImagesSeen,
    TimeSpan Elapsed,
    double ImagesPerSecond,
    ValidationResult? Best,
    IReadOnlyList<ValidationResult> Validations,
    IReadOnlyList<long> MissingLabels,
    IReadOnlyList<string> Notices);

/// <summary>Why training ended.</summary>
public enum TrainingStop
{
    /// <summary>All epochs were done.</summary>
    Completed,

    /// <summary>The validation loss had not fallen for <see cref="GeoTrainingOptions.EarlyStoppingPatience"/> validations.</summary>
    EarlyStopping,

    /// <summary><see cref="GeoTrainingOptions.TimeBudget"/> was used up.</summary>
    TimeBudget,

    /// <summary>The caller cancelled.</summary>
    Cancelled,
}

/// <summary>One validation: centre crops, evaluation mode, all validation photos.</summary>
/// <param name="Epoch">The epoch, counted from 1, in which it was done.</param>
/// <param name="ImagesSeen">The number of photos trained on before.</param>
/// <param name="Images">The number of photos validated on.</param>
/// <param name="Loss">The sum of the losses of the heads that had labels, weighted as in training; NaN when none had.</param>
/// <param name="Heads">How well each head classifies, fine to coarse.</param>
/// <param name="Locations">How far each head's most probable cell (of a mixture, its densest point), and f* where the partitionings were given, is from where the photo was taken, at 1, 25, 200, 750 and 2,500 km (paper, 4.1.1), by the
/// head's name; null when the cells' coordinates were not given.</param>
public sealed record ValidationResult(
    int Epoch, long ImagesSeen, long Images, double Loss, IReadOnlyList<HeadValidation> Heads, GeolocationMetrics? Locations);

/// <summary>How well one head classifies the validation photos.</summary>
/// <param name="Head">The head's name.</param>
/// <param name="Loss">The mean loss over the labelled photos, of the kind that is trained on; NaN when there are none.</param>
/// <param name="Labelled">The number of photos with a label for this head.</param>
/// <param name="Correct">The number of labelled photos whose most probable cell is the right one.</param>
public sealed record HeadValidation(string Head, double Loss, long Labelled, long Correct);
