using Microsoft.ML;
using Microsoft.ML.Data;

namespace Shims.MLNet.Tests.Evaluation;

[TestClass]
public sealed class MulticlassEvaluateTests
{
    private const double Tolerance = 1e-7;

    // True class, scores. Row 2 is taken for class 2, the tie of row 4 goes to class 0.
    private static readonly (float Label, float[] Scores)[] Rows =
    [
        (0, [0.5f, 0.25f, 0.25f]),
        (1, [0.25f, 0.5f, 0.25f]),
        (1, [0.125f, 0.25f, 0.625f]),
        (2, [0.25f, 0.25f, 0.5f]),
        (2, [0.375f, 0.25f, 0.375f]),
    ];

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Metrics_are_those_computed_by_hand()
    {
        var metrics = Evaluate(Rows, topK: 3);

        // -ln of 1/2, 1/2, 1/4, 1/2, 3/8.
        var logLoss = ((5 * Math.Log(2)) - Math.Log(0.375)) / 5;
        // The frequencies are 1/5, 2/5, 2/5.
        var prior = -((0.2 * Math.Log(0.2)) + (0.8 * Math.Log(0.4)));
        Assert.AreEqual(3 / 5.0, metrics.MicroAccuracy, Tolerance);
        Assert.AreEqual((1 + 0.5 + 0.5) / 3, metrics.MacroAccuracy, Tolerance);
        Assert.AreEqual(logLoss, metrics.LogLoss, Tolerance);
        Assert.AreEqual((prior - logLoss) / prior, metrics.LogLossReduction, Tolerance);
        AssertAreEqual([Math.Log(2), (Math.Log(2) + Math.Log(4)) / 2, (Math.Log(2) - Math.Log(0.375)) / 2], metrics.PerClassLogLoss);
        // Ranks of the true classes: 0, 0, 1, 0, 1.
        AssertAreEqual([0.6, 1, 1], metrics.TopKAccuracyForAllK);
        Assert.AreEqual(1, metrics.TopKAccuracy, Tolerance);
        Assert.AreEqual(3, metrics.TopKPredictionCount);
    }

    [TestMethod]
    public void Confusion_matrix_counts_true_classes_in_rows()
    {
        var matrix = Evaluate(Rows).ConfusionMatrix;

        Assert.AreEqual(3, matrix.NumberOfClasses);
        AssertAreEqual([1, 0, 0], matrix.Counts[0]);
        AssertAreEqual([0, 1, 1], matrix.Counts[1]);
        AssertAreEqual([1, 0, 1], matrix.Counts[2]);
        AssertAreEqual([0.5, 1, 0.5], matrix.PerClassPrecision);
        AssertAreEqual([1, 0.5, 0.5], matrix.PerClassRecall);
        Assert.AreEqual(1, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 0, actualClassIndicatorIndex: 2));
        Assert.AreEqual(0, matrix.GetCountForClassPair(predictedClassIndicatorIndex: 2, actualClassIndicatorIndex: 0));
        Assert.Throws<ArgumentException>(() => matrix.GetCountForClassPair(3, 0));
        Assert.Throws<ArgumentException>(() => matrix.GetCountForClassPair(0, -1));
    }

    [TestMethod]
    public void Table_of_numbered_classes_is_laid_out_as_in_ml_net()
    {
        var newLine = Environment.NewLine;

        Assert.AreEqual(string.Join(newLine,
            "",
            "Confusion table",
            "          ||========================",
            "PREDICTED ||     0 |     1 |     2 | Recall",
            "TRUTH     ||========================",
            "        0 ||     1 |     0 |     0 | 1.0000",
            "        1 ||     0 |     1 |     1 | 0.5000",
            "        2 ||     1 |     0 |     1 | 0.5000",
            "          ||========================",
            "Precision ||0.5000 |1.0000 |0.5000 |",
            ""), Evaluate(Rows).ConfusionMatrix.GetFormattedConfusionTable());
    }

    [TestMethod]
    public void Table_of_long_names_numbers_its_columns()
    {
        var newLine = Environment.NewLine;
        var view = Named(["Paris", "Buenos Aires"], [(0, [0.75f, 0.25f]), (1, [0.75f, 0.25f])]);

        Assert.AreEqual(string.Join(newLine,
            "",
            "Confusion table",
            "                ||======================",
            "PREDICTED       ||        0 |        1 | Recall",
            "TRUTH           ||======================",
            "0.        Paris ||        1 |        0 | 1.0000",
            "1. Buenos Aires ||        1 |        0 | 0.0000",
            "                ||======================",
            "Precision       ||   0.5000 |   0.0000 |",
            ""), _ml.MulticlassClassification.Evaluate(view).ConfusionMatrix.GetFormattedConfusionTable());
    }

    [TestMethod]
    public void Key_labels_count_from_one_and_missing_ones_do_not_count()
    {
        var view = _ml.Data.LoadFromEnumerable(new[] { new Keyed { Label = 0, Score = [0.75f, 0.25f] }, new Keyed { Label = 1, Score = [0.75f, 0.25f] }, new Keyed { Label = 9, Score = [0.5f, 0.5f] } });

        var metrics = _ml.MulticlassClassification.Evaluate(view);

        Assert.AreEqual(0.5, metrics.MicroAccuracy, Tolerance);
        AssertAreEqual([-Math.Log(0.75), -Math.Log(0.25)], metrics.PerClassLogLoss);
    }

    [TestMethod]
    public void Rows_without_a_usable_label_or_finite_scores_do_not_count()
    {
        var metrics = Evaluate([.. Rows, (float.NaN, [1, 0, 0]), (-1, [1, 0, 0]), (0.5f, [1, 0, 0]), (0, [float.NaN, 0, 0]), (0, [float.PositiveInfinity, 0, 0])]);

        Assert.AreEqual(0.6, metrics.MicroAccuracy, Tolerance);
        Assert.AreEqual(5, metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()), Tolerance);
    }

    [TestMethod]
    public void Label_of_a_class_without_a_score_costs_the_largest_log_loss()
    {
        var metrics = Evaluate([(0, [1, 0]), (7, [1, 0])], topK: 2);

        Assert.AreEqual(0.5, metrics.MicroAccuracy, Tolerance);
        Assert.AreEqual(-Math.Log(1e-15f) / 2, metrics.LogLoss, Tolerance);
        AssertAreEqual([0.5, 0.5], metrics.TopKAccuracyForAllK);
        Assert.AreEqual(1, metrics.MacroAccuracy, Tolerance);
        AssertAreEqual([1, 0], metrics.ConfusionMatrix.Counts[0]);
        AssertAreEqual([0, 0], metrics.ConfusionMatrix.Counts[1]);
    }

    [TestMethod]
    public void Probability_of_zero_counts_as_the_smallest_one()
    {
        Assert.AreEqual(-Math.Log(1e-15f), Evaluate([(1, [1, 0])]).LogLoss, Tolerance);
        Assert.AreEqual(0, Evaluate([(1, [0, 3])]).LogLoss, Tolerance);
    }

    [TestMethod]
    public void Ties_rank_by_the_number_of_the_class()
    {
        var metrics = Evaluate([(2, [0.25f, 0.25f, 0.25f, 0.25f])], topK: 4);

        AssertAreEqual([0, 0, 1, 1], metrics.TopKAccuracyForAllK);
        Assert.AreEqual(1, metrics.ConfusionMatrix.Counts[2][0], Tolerance);
    }

    [TestMethod]
    public void Without_top_k_there_are_no_top_k_accuracies()
    {
        var metrics = Evaluate(Rows);

        Assert.IsNull(metrics.TopKAccuracyForAllK);
        Assert.AreEqual(0, metrics.TopKAccuracy);
        Assert.AreEqual(0, metrics.TopKPredictionCount);
    }

    [TestMethod]
    public void No_rows_give_zeros()
    {
        var view = _ml.Data.FilterRowsByColumn(View(Rows), "Label", lowerBound: 100);

        var metrics = _ml.MulticlassClassification.Evaluate(view);

        Assert.AreEqual((0.0, 0.0, 0.0), (metrics.MicroAccuracy, metrics.MacroAccuracy, metrics.LogLoss));
        Assert.IsTrue(double.IsNaN(metrics.LogLossReduction));
    }

    [TestMethod]
    public void Missing_columns_wrong_types_and_a_negative_k_are_errors()
    {
        var view = View(Rows);
        foreach (var missing in new Action[]
        {
            () => _ml.MulticlassClassification.Evaluate(view, labelColumnName: "X"),
            () => _ml.MulticlassClassification.Evaluate(view, scoreColumnName: "X"),
            () => _ml.MulticlassClassification.Evaluate(view, predictedLabelColumnName: "X"),
            () => _ml.MulticlassClassification.Evaluate(view, labelColumnName: "PredictedLabel", scoreColumnName: "PredictedLabel"),
            () => _ml.MulticlassClassification.Evaluate(view, labelColumnName: "Text"),
            () => _ml.MulticlassClassification.Evaluate(view, topKPredictionCount: -1),
        })
            Assert.Throws<ArgumentException>(missing);
        Assert.Throws<ArgumentNullException>(() => _ml.MulticlassClassification.Evaluate(null!));
    }

    private MulticlassClassificationMetrics Evaluate((float Label, float[] Scores)[] rows, int topK = 0) =>
        _ml.MulticlassClassification.Evaluate(View(rows), topKPredictionCount: topK);

    private IDataView View((float Label, float[] Scores)[] rows) => Load(rows, new VectorDataViewType(NumberDataViewType.Single, rows[0].Scores.Length), []);

    private IDataView Named(string[] names, (float Label, float[] Scores)[] rows) => Load(rows, new VectorDataViewType(NumberDataViewType.Single, names.Length), names);

    private IDataView Load((float Label, float[] Scores)[] rows, DataViewType scores, string[] names)
    {
        var definition = SchemaDefinition.Create(typeof(Scored));
        definition["Score"]!.ColumnType = scores;
        if (names.Length > 0)
            definition["Score"]!.AddAnnotation("SlotNames", names, new VectorDataViewType(TextDataViewType.Instance, names.Length));
        return _ml.Data.LoadFromEnumerable(rows.Select(r => new Scored { Label = r.Label, Score = r.Scores }), definition);
    }

    private static void AssertAreEqual(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.HasCount(expected.Length, actual);
        for (var i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], Tolerance, $"Item {i}");
    }

    private sealed class Scored
    {
        public float Label { get; set; }

        public float[] Score { get; set; } = [];

        public uint PredictedLabel { get; set; }

        public string Text { get; set; } = "";
    }

    private sealed class Keyed
    {
        [KeyType(count: 2)]
        public uint Label { get; set; }

        [VectorType(2)]
        public float[] Score { get; set; } = [];

        public uint PredictedLabel { get; set; }
    }
}
