using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Multi-class classification: <see cref="MLContext.MulticlassClassification"/>.</summary>
public sealed class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(IHostEnvironment environment)
        : base(environment) => Trainers = new MulticlassClassificationTrainers(this);

    /// <summary>Trainers: those that extensions add.</summary>
    public MulticlassClassificationTrainers Trainers { get; }

    /// <summary>Measures how well scores fit the labels, in one pass. Rows without a label, and rows with scores that are not finite, do not count.</summary>
    /// <param name="data">Scored data.</param>
    /// <param name="labelColumnName">The true classes: keys, or whole Single numbers from 0.</param>
    /// <param name="scoreColumnName">A vector of Single with the probability of each class; its slot names, where it has them, name the classes.</param>
    /// <param name="predictedLabelColumnName">The predicted classes; has to be there but is not read, the largest score decides.</param>
    /// <param name="topKPredictionCount">Up to which k accuracies among the k largest scores are computed; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or the count is negative.</exception>
    public MulticlassClassificationMetrics Evaluate(IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel", int topKPredictionCount = 0)
    {
        Contracts.CheckValue(data, nameof(data));
        Contracts.CheckNonEmpty(labelColumnName, nameof(labelColumnName));
        Contracts.CheckNonEmpty(scoreColumnName, nameof(scoreColumnName));
        Contracts.CheckNonEmpty(predictedLabelColumnName, nameof(predictedLabelColumnName));
        Contracts.CheckParam(topKPredictionCount >= 0, nameof(topKPredictionCount), "Must be non-negative");
        var label = ColumnOf(data.Schema, "Label", labelColumnName);
        var score = ColumnOf(data.Schema, "Score", scoreColumnName);
        ColumnOf(data.Schema, "PredictedLabel", predictedLabelColumnName);
        return MulticlassEvaluator.Evaluate(data, label, score, topKPredictionCount);
    }

    private static DataViewSchema.Column ColumnOf(DataViewSchema schema, string role, string name) =>
        schema.GetColumnOrNull(name) ?? throw Contracts.ExceptParam(nameof(schema), $"{role} column '{name}' not found");

    /// <summary>Trainers of multi-class classifiers.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(MulticlassClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
