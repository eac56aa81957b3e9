using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.ML.CrossValidation;
using SemGeo.ML.Training;
using SemGeo.Splitting;
using SemGeo.Vision.Input;

namespace SemGeo.ML.Tests.CrossValidation;

[TestClass]
public sealed class CrossValidateTests
{
    private static readonly MLContext Context = new(seed: 1);

    // Six towns in France and six in Brazil, two photos each; the authors photographed in two towns each.
    private static readonly Row[] Rows = [.. Enumerable.Range(0, 24).Select(i => new Row
    {
        Id = $"{i}",
        Latitude = i % 12 < 6 ? 48 + (i % 12 / 3.0) : -10 - (i % 12 / 3.0),
        Longitude = i % 12 < 6 ? 2 : -45,
        Author = $"a{i % 12 / 2}",
        Embedding = i % 12 < 6 ? [3, 0] : [0, 3],
    })];

    [TestMethod]
    public void Every_photo_is_tested_once_and_no_place_is_on_both_sides()
    {
        using var result = Context.Geolocation.CrossValidate(View, Pipeline(), numberOfFolds: 3);

        Assert.HasCount(3, result.Folds);
        CollectionAssert.AreEquivalent(Rows.Select(row => row.Id).ToArray(), result.Folds.SelectMany(Tested).ToArray());
        foreach (var fold in result.Folds)
        {
            Assert.AreEqual(8, Tested(fold).Length);
            Assert.AreEqual(0, fold.Report.SharedCells);
            Assert.AreEqual(8, fold.Metrics.Of(GeolocationEvaluateCatalog.Answer).Rows);
        }
    }

    [TestMethod]
    public void Groups_stay_together()
    {
        using var result = Context.Geolocation.CrossValidate(View, Pipeline(), numberOfFolds: 2, groupColumnName: "Author");
        foreach (var fold in result.Folds)
        {
            Assert.AreEqual(0, fold.Report.SharedGroups);
            Assert.HasCount(3, Tested(fold).Select(id => Rows[int.Parse(id)].Author).Distinct().ToArray());
        }
    }

    [TestMethod]
    public void Mean_is_that_of_the_folds()
    {
        using var result = Context.Geolocation.CrossValidate(View, Pipeline(), numberOfFolds: 2);
        var folds = result.Folds.Select(fold => fold.Metrics.Of(GeolocationEvaluateCatalog.Answer)).ToArray();
        var mean = result.Mean.Single(metrics => metrics.Name == GeolocationEvaluateCatalog.Answer);
        Assert.AreEqual((folds[0].MedianKm + folds[1].MedianKm) / 2, mean.MedianKm.Mean, 1e-9);
        Assert.AreEqual((folds[0].AccuracyAt(2500).Value + folds[1].AccuracyAt(2500).Value) / 2, mean.AccuracyAt(2500).Mean, 1e-9);
        Assert.AreEqual(1, mean.AccuracyAt(2500).Mean, "Each half of the earth has an embedding of its own.");
        Assert.ThrowsExactly<ArgumentException>(() => mean.AccuracyAt(3));
    }

    [TestMethod]
    public void Folds_follow_the_seed()
    {
        Assert.AreEqual(Folds(new MLContext(seed: 1)), Folds(new MLContext(seed: 1)));
        Assert.AreNotEqual(Folds(new MLContext(seed: 1)), Folds(new MLContext(seed: 3)));
    }

    [TestMethod]
    public void Disposing_the_result_disposes_the_models()
    {
        var result = Context.Geolocation.CrossValidate(View, Pipeline(), numberOfFolds: 2);
        result.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => result.Folds[0].ScoredTestSet.GetColumn<float>("Probability").ToArray());
    }

    [TestMethod]
    public void What_cannot_be_is_a_clear_error()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Context.Geolocation.CrossValidate(View, Pipeline(), numberOfFolds: 1));
        Assert.Contains("Fold 13 of 13", Assert.ThrowsExactly<SplitException>(() => Context.Geolocation.CrossValidate(View, Pipeline(), numberOfFolds: 13)).Message);
        Assert.Contains("'Nobody'", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Context.Geolocation.CrossValidate(View, Pipeline(), groupColumnName: "Nobody")).Message);
    }

    private static string Folds(MLContext ml)
    {
        using var result = ml.Geolocation.CrossValidate(View, Pipeline(), numberOfFolds: 2);
        return string.Join(" | ", result.Folds.Select(fold => string.Join(' ', Tested(fold))));
    }

    private static string[] Tested(CrossValidationFold fold) => [.. fold.ScoredTestSet.GetColumn<string>("Id")];

    private static IDataView View => Context.Data.LoadFromEnumerable(Rows);

    private static IEstimator<ITransformer> Pipeline() => new EstimatorChain<ITransformer>()
        .Append(Context.Geolocation.CountryPartitionLabels(2), TransformerScope.TrainTest)
        .Append(Context.Geolocation.MultiHeadGeoTrainer(new MultiHeadGeoTrainerOptions
        {
            EmbeddingColumnName = "Embedding",
            ValidationFraction = 0,
            Input = new InputOptions { BatchSize = 8, Workers = 1 },
            Training = { Epochs = 20, LearningRate = 0.3 },
        }));

    private sealed class Row
    {
        public string Id { get; set; } = "";

        public double Latitude { get; set; }

        public double Longitude { get; set; }

        public string Author { get; set; } = "";

        [VectorType(2)]
        public float[] Embedding { get; set; } = [];
    }
}
