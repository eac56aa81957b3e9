using System.Globalization;

namespace SemGeo.Vision.Training;

/// <summary>The loss became infinite or no number: training cannot go on from there.</summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string head, double loss, int epoch, long imagesSeen, double learningRate)
        : base(string.Create(CultureInfo.InvariantCulture, $"The loss of head '{head}' is {loss} in epoch {epoch} after {imagesSeen} photos at learning rate {learningRate}. ")
            + "Try a tenth of the learning rate; if it happens in the first steps, check that pixels are normalised and the starting weights are finite.")
        => (Head, Epoch, ImagesSeen, LearningRate) = (head, epoch, imagesSeen, learningRate);

    /// <summary>The head whose loss it is.</summary>
    public string Head { get; }

    /// <summary>The epoch, counted from 1.</summary>
    public int Epoch { get; }

    /// <summary>The number of photos trained on before the step.</summary>
    public long ImagesSeen { get; }

    /// <summary>The learning rate of the epoch.</summary>
    public double LearningRate { get; }
}
