namespace Microsoft.ML.Data;

/// <summary>How well a multi-class classifier did.</summary>
public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(MulticlassCounters counters, int topK, ConfusionMatrix confusionMatrix)
    {
        LogLoss = counters.LogLoss;
        LogLossReduction = counters.LogLossReduction;
        MacroAccuracy = counters.MacroAccuracy;
        MicroAccuracy = counters.MicroAccuracy;
        TopKPredictionCount = topK;
        TopKAccuracyForAllK = topK > 0 ? counters.TopKAccuracies(topK) : null!;
        PerClassLogLoss = counters.PerClassLogLoss;
        ConfusionMatrix = confusionMatrix;
    }

    /// <summary>The mean of -ln of the probability that the true class was given; at least 0, smaller is better.</summary>
    public double LogLoss { get; }

    /// <summary>(prior - <see cref="LogLoss"/>) / prior, where the prior is the log loss of answering with the frequencies of the classes; at most 1, larger is better.</summary>
    public double LogLossReduction { get; }

    /// <summary>The mean of the accuracies of the classes that occur, from 0 to 1.</summary>
    public double MacroAccuracy { get; }

    /// <summary>The part of the rows whose true class has the largest score, from 0 to 1.</summary>
    public double MicroAccuracy { get; }

    /// <summary>The part of the rows whose true class is among the <see cref="TopKPredictionCount"/> largest scores; 0 when it was not asked for.</summary>
    public double TopKAccuracy => TopKAccuracyForAllK is { Count: > 0 } all ? all[^1] : 0;

    /// <summary>The largest k that was asked for; 0 for none.</summary>
    public int TopKPredictionCount { get; }

    /// <summary>The accuracies for k = 1, 2, ...; null when they were not asked for.</summary>
    public IReadOnlyList<double> TopKAccuracyForAllK { get; }

    /// <summary>The log loss over the rows of each class; 0 for a class without rows.</summary>
    public IReadOnlyList<double> PerClassLogLoss { get; }

    /// <summary>How often each class was taken for each other.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
