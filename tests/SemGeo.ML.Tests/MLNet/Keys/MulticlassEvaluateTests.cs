using Microsoft.ML;
using Microsoft.ML.Data;

namespace SemGeo.ML.Tests.MLNet.Keys;

/// <summary>What ML.NET's evaluation makes of key labels and of scores with slot names, which SemGeo's columns are.</summary>
[TestClass]
public sealed class MulticlassEvaluateTests
{
    private const double Tolerance = 1e-7;

    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Confusion_table_names_classes_by_the_slot_names_of_the_scores()
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
        Assert.AreEqual(-Math.Log(0.75), metrics.PerClassLogLoss[0], Tolerance);
        Assert.AreEqual(-Math.Log(0.25), metrics.PerClassLogLoss[1], Tolerance);
    }

    [TestMethod]
    public void Rows_without_finite_scores_do_not_count()
    {
        var metrics = _ml.MulticlassClassification.Evaluate(Named(["a", "b"], [(0, [0.75f, 0.25f]), (1, [0.75f, 0.25f]), (0, [float.NaN, 0]), (0, [float.PositiveInfinity, 0])]));

        Assert.AreEqual(0.5, metrics.MicroAccuracy, Tolerance);
        Assert.AreEqual(2, metrics.ConfusionMatrix.Counts.Sum(row => row.Sum()), Tolerance);
    }

    private IDataView Named(string[] names, (float Label, float[] Scores)[] rows)
    {
        var definition = SchemaDefinition.Create(typeof(Scored));
        definition["Score"]!.ColumnType = new VectorDataViewType(NumberDataViewType.Single, names.Length);
        definition["Score"]!.AddAnnotation("SlotNames", names, new VectorDataViewType(TextDataViewType.Instance, names.Length));
        return _ml.Data.LoadFromEnumerable(rows.Select(r => new Scored { Label = r.Label, Score = r.Scores }), definition);
    }

    private sealed class Scored
    {
        public float Label { get; set; }

        public float[] Score { get; set; } = [];

        public uint PredictedLabel { get; set; }
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
