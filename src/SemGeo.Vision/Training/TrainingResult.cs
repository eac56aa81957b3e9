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
