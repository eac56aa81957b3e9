using Microsoft.ML;
using Microsoft.ML.Data;
using SemGeo.Testing;

namespace Shims.MLNet.Tests.Views;

[TestClass]
public class SplitTests
{
    [TestMethod]
    public void A_split_is_that_of_ML_NET()
    {
        Assert.AreEqual(Golden.Unseeded, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3)));
        Assert.AreEqual(Golden.Seed5, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3, seed: 5)));
        Assert.AreEqual(Golden.Seed5, TestRows(new MLContext(5).Data.TrainTestSplit(Samples.View(20), 0.3)));
        Assert.AreEqual(Golden.ByName, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3, samplingKeyColumnName: "Name")));
        Assert.AreEqual(Golden.ByNameSeed5, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3, "Name", seed: 5)));
        Assert.AreEqual(Golden.ByCount, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3, "Count")));
        Assert.AreEqual(Golden.ById, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3, "Id")));
        Assert.AreEqual(Golden.ByLatitude, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3, "Latitude")));
        Assert.AreEqual(Golden.ByCategory, TestRows(new MLContext().Data.TrainTestSplit(Samples.View(20), 0.3, "Category")));
    }

    [TestMethod]
    public void Both_sets_have_the_columns_and_together_all_rows()
    {
        var data = Samples.View(50);
        var split = new MLContext().Data.TrainTestSplit(data, 0.2);
        CollectionAssert.AreEquivalent(Samples.Counts(data), Samples.Counts(split.TrainSet).Concat(Samples.Counts(split.TestSet)).ToArray());
        CollectionAssert.AreEqual(data.Schema.Select(c => c.ToString()).ToArray(), split.TestSet.Schema.Select(c => c.ToString()).ToArray());
        ViewConformance.Check(split.TestSet);
        ViewConformance.Check(split.TrainSet);
    }

    [TestMethod]
    public void Rows_of_a_group_stay_together()
    {
        var data = new MLContext().Data.LoadFromEnumerable(Enumerable.Range(0, 200).Select(i => new { Place = $"place {i % 20}", Count = i }));
        var split = new MLContext().Data.TrainTestSplit(data, 0.4, samplingKeyColumnName: "Place");
        var (train, test) = (split.TrainSet.GetColumn<string>("Place").ToHashSet(), split.TestSet.GetColumn<string>("Place").ToHashSet());
        Assert.IsFalse(train.Overlaps(test));
        Assert.HasCount(20, train.Concat(test));
        Assert.IsNotEmpty(test);
    }

    [TestMethod]
    public void Rows_without_a_group_are_in_no_set()
    {
        var data = new MLContext().Data.LoadFromEnumerable(new[] { new { Place = "", Count = 1 }, new { Place = "a", Count = 2 } });
        var split = new MLContext().Data.TrainTestSplit(data, 0.5, samplingKeyColumnName: "Place");
        CollectionAssert.AreEqual(new[] { 2 }, Samples.Counts(split.TrainSet).Concat(Samples.Counts(split.TestSet)).ToArray());
    }

    [TestMethod]
    public void A_column_that_is_named_like_the_helper_survives()
    {
        var data = new MLContext().Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => new { SplitColumn = i }));
        var split = new MLContext().Data.TrainTestSplit(data, 0.5);
        Assert.AreEqual(20, split.TrainSet.GetColumn<int>("SplitColumn").Count() + split.TestSet.GetColumn<int>("SplitColumn").Count());
    }

    [TestMethod]
    public void Folds_are_disjoint_and_complete()
    {
        var folds = new MLContext(3).Data.CrossValidationSplit(Samples.View(40), numberOfFolds: 4);
        Assert.HasCount(4, folds);
        CollectionAssert.AreEquivalent(Samples.Counts(Samples.View(40)), folds.SelectMany(f => Samples.Counts(f.TestSet)).ToArray());
        foreach (var fold in folds)
            Assert.AreEqual(40, Samples.Counts(fold.TrainSet).Length + Samples.Counts(fold.TestSet).Length);
    }

    [TestMethod]
    public void Arguments_are_checked()
    {
        var data = new MLContext().Data;
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => data.TrainTestSplit(Samples.View(5), 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => data.TrainTestSplit(Samples.View(5), 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => data.CrossValidationSplit(Samples.View(5), 1));
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => data.TrainTestSplit(Samples.View(5), samplingKeyColumnName: "Nothing"));
        Assert.Contains("Could not find SamplingKeyColumn column 'Nothing'", error.Message);
    }

    private static string TestRows(DataOperationsCatalog.TrainTestData split) => string.Join(' ', Samples.Counts(split.TestSet));

    // Given by ML.NET 5.0.0.
    private static class Golden
    {
        public const string Unseeded = "5 6 10 18";
        public const string Seed5 = "1 2 7 14 15 16 17";
        public const string ByName = "6 8 10 14 17";
        public const string ByNameSeed5 = "4 11";
        public const string ByCount = "6 7 8 11 12 13";
        public const string ById = "2 12 16";
        public const string ByLatitude = "0 1 2 3 4 5";
        public const string ByCategory = "0 6 12 18";
    }
}
