namespace SemGeo.Reports.Training;

/// <summary>What training was like over some photos in a row, all of one epoch.</summary>
/// <param name="Epoch">The epoch, counted from 1.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="From">The number of photos trained on before, over all epochs.</param>
/// <param name="Images">The number of photos trained on after.</param>
/// <param name="ImagesPerSecond">Photos per second of training since the run began, validations not counted.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="Loss">The weighted sum of the heads' mean losses.</param>
/// <param name="HeadLosses">Each head's mean training loss, fine to coarse; NaN where no photo had a label.</param>
public sealed record TrainedSpan(
    int Epoch, int Epochs, long From, long Images, double ImagesPerSecond, double LearningRate, double Loss, IReadOnlyList<double> HeadLosses);
