namespace SemGeo.Vision.Training.Schedules;

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
