namespace SemGeo.Vision.Training.Checkpoints;

/// <summary>A folder of checkpoints cannot be used.</summary>
/// <param name="message">What is wrong with it, and what to do.</param>
/// <param name="innerException">The error below, if there is one.</param>
public class CheckpointException(string message, Exception? innerException = null) : Exception(message, innerException);
