namespace SemGeo.Vision.Training;

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
